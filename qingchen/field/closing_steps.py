"""What becomes of a team's findings in the days after its signature, each act by the person whose it is.

Findings end at different steps on purpose: overdue and urged, being mended, mended, reviewed, closed, transferred.
"""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

from PIL import Image

from qingchen import clock
from qingchen.findings.actions import closing, mending, note_shortcoming, review, transfer
from qingchen.findings.actions.rechecks import freeze_rechecks
from qingchen.findings.models import Finding
from qingchen.findings.movements import movements_of
from qingchen.findings.recheck_lots import frame_rows, lot_of, recheck_frame
from qingchen.findings.transfers import body_for
from qingchen.inspection.actions.draws import draw_by_number, publish_frames
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.draws.models import DrawSession
from qingchen.inspection.models import Inspectee, Team
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.reports.actions.letters import issue_transfer_letter
from qingchen.values.actor import Actor
from qingchen.values.draw_certificate import frame_text, text_digest

NUMBER = "3267.83"
REQUIREMENT = "逐条核对，查清原因，整改到位并举一反三"


class ClosingSteps:
    """The findings of one team that has signed."""

    def __init__(
        self,
        team: Team,
        office: Actor,
        officer_of: Callable[[Inspectee], Actor],
        member_of: Callable[[Inspectee], Actor],
        hour: Callable[[date, int], AbstractContextManager[None]],
    ) -> None:
        self.team, self.office, self.officer_of, self.member_of, self.hour = team, office, officer_of, member_of, hour
        rows = Finding.objects.filter(inspectee__unit__team=team, state="raised").order_by("number")
        findings = list(rows.select_related("inspectee__unit__round", "inspectee__unit__team"))
        moved = movements_of(findings)
        self.unlawful = [one for one in findings if one.violation]
        places = [one for one in findings if one.inspectee.kind != "employer"]
        self.rated = [one for one in places if moved[one.id].indicator]
        self.others = [one for one in places if not moved[one.id].indicator]

    def carry(self, on: date) -> None:
        """From the noon of the day of signature to the morning of the second day after it."""
        next_day, last = on + timedelta(days=1), on + timedelta(days=2)
        overdue, mending_, mended = (self.others[at : at + 1] for at in range(3))
        reviewed = self.rated[:3] + self.others[3:5]
        with self.hour(on, 12):
            for one in self.others[:6] + self.rated + self.unlawful:
                self._order(one, next_day if one in overdue else None)
        with self.hour(on, 14):
            for one in mending_ + mended + reviewed:
                mending.file_measure(
                    self.officer_of(one.inspectee), one, "已制定整改方案，明确到科室和人", "分管负责人"
                )
            for one in overdue:
                closing.escalate_finding(self.office, one)
            for one in self.unlawful[:1]:
                self._transfer(one)
        with self.hour(next_day, 9):
            for one in mended + reviewed:
                self._mend(one)
        with self.hour(next_day, 10):
            for one in reviewed:
                review.pass_review(self.member_of(one.inspectee), one, "经核对佐证并电话核实，整改属实")
        with self.hour(next_day, 11):
            session = self._publish_rechecks(next_day)
        with self.hour(next_day, 12):
            freeze_results(self.office, self.team.round, next_day)
            draw_by_number(self.office, session, NUMBER)
        with self.hour(next_day, 14):
            for one in reviewed:
                self._recheck(one)
        with self.hour(next_day, 15):
            for one in reviewed[:-1]:
                closing.close_finding(self.office, one, "整改属实，同意销号")
        with self.hour(last, 8):
            for one in overdue:
                closing.escalate_finding(self.office, one)

    def _order(self, one: Finding, due_on: date | None) -> None:
        inspectee = one.inspectee
        owner = inspectee.name if inspectee.kind == "employer" else f"{inspectee.name}卫生健康部门"
        kind = "at_once" if due_on else "by_deadline"
        mending.order_rectification(self.office, one, kind=kind, owner=owner, requirement=REQUIREMENT, due_on=due_on)

    def _mend(self, one: Finding) -> None:
        officer = self.officer_of(one.inspectee)
        mending.add_proof(officer, one, f"{one.number}整改后.png", _picture(one.number))
        mending.file_mending(officer, one, f"已整改：{one.named_object}逐一核对，材料附后")

    def _publish_rechecks(self, on: date) -> DrawSession:
        digest = text_digest(frame_text(frame_rows(recheck_frame(self.team.round))))
        draw = freeze_rechecks(self.office, self.team.round, digest)
        return publish_frames(self.office, draw.session, f"{on:%Y-%m-%d} 上证综合指数午间收盘点位（示例）", on)

    def _recheck(self, one: Finding) -> None:
        lot = lot_of(one)
        if lot is not None and one.number in lot.drawn:
            leader = self.team.members.get(duty="leader").user
            review.pass_recheck(leader.actor, one, "到现场查看，与所报一致")

    def _transfer(self, one: Finding) -> None:
        name, _ = body_for(ScopedReader(self.office, snapshot(clock.today())), one)
        made = transfer.transfer_finding(self.office, one, name, f"吉尘防办移〔{clock.today().year}〕1号")
        issue_transfer_letter(self.office, made)
        transfer.note_receipt(self.office, made, "值班室", clock.today())


def note_own_shortcomings(officer: Actor, inspectee: Inspectee) -> None:
    """Two that the place found in its self-check: one mended at once, one that takes longer."""
    told = (
        ("ZH1-01", "个别县方案未按时印发", "1 个县的攻坚行动方案尚在会签", "1 个县", "督促于本周内印发"),
        ("ZH2-15", "外包队伍培训未单独登记", "外包队伍的培训与本单位混记，无法分别统计", "3 户", "分开登记，补齐名册"),
    )
    noted = [
        note_shortcoming(
            officer,
            inspectee,
            item,
            statement=statement,
            fact=fact,
            figure=figure,
            named_object=f"{inspectee.name}有关单位",
            measure=measure,
            responsible_person="职业健康科负责人",
        )
        for item, statement, fact, figure, measure in told
    ]
    first = noted[0]
    mending.add_proof(officer, first, "印发件.png", _picture(first.number))
    mending.file_mending(officer, first, "方案已印发")


def _picture(text: str) -> bytes:
    """A small picture of its own for each finding."""
    shade = 120 + sum(text.encode()) % 120
    out = io.BytesIO()
    Image.new("RGB", (320, 240), (shade, shade, shade - 20)).save(out, "PNG")
    return out.getvalue()
