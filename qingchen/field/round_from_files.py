"""One round carried from files, from the notice to the signed reports, by the same acts as the pages.

Each act is done by the person whose it is, at the hour that the campaign and the manifest give, so the audit
lines are those that the pages would have written.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.field import agreed_days
from qingchen.field.closing_steps import ClosingSteps, note_own_shortcomings
from qingchen.field.handing_in import hand_in_all
from qingchen.field.on_the_spot import decide, keep_records, note_by_method, raise_opinions
from qingchen.field.outputs import write_outputs
from qingchen.field.preparing import prepare
from qingchen.field.recounts_from_file import freeze_from_file, recount_from_file
from qingchen.field.steps import (
    Log,
    fill_sheet,
    note_observations,
    raise_findings,
    rows_of,
    submit_register,
)
from qingchen.inspection.actions.draws import draw_by_number, freeze_employers, publish_frames
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.rounds import load_campaign, open_round, set_up_accounts
from qingchen.inspection.actions.visits import county_ranking, select_county
from qingchen.inspection.campaign import load
from qingchen.inspection.draws.frozen import ALL
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Inspectee, Round, Sheet, Team, Unit
from qingchen.inspection.states import TeamState
from qingchen.inspection.store import actor_of, is_county_level
from qingchen.problems import Problem
from qingchen.reports.actions.team_reports import sign_report
from qingchen.values.actor import Actor, Role

OFFICE = "province"


class RoundFromFiles:
    """The round of one campaign folder, one folder of registers and one of answers."""

    def __init__(
        self,
        campaign: Path,
        registers: Path,
        answers: Path,
        tell: Callable[[str], None],
        signs_first: int | None = None,
    ) -> None:
        """`signs_first`: number of a team that signs a day before the others; its places mend within the round."""
        self.folder, self.registers, self.answers = campaign, registers, answers
        self.campaign = load(campaign)
        self.signs_first = signs_first
        self.log = Log(tell)

    def carry(self, out: Path, password: str | None = None) -> Log:
        """Do the whole, and write reports, forms, tables and the summary of what was refused into `out`.

        Raises Problem campaign.faulty before anything is done.
        """
        plan = self.campaign.round
        manifest = [row for _, row in rows_of(self.registers / "manifest.csv")]
        opened_on = plan.issued_on + timedelta(days=1)
        with _hour(opened_on, 8):
            set_up_accounts(self.campaign, password)
        self._take_in([row for row in manifest if date.fromisoformat(row["on"]) < opened_on])
        with _hour(opened_on, 9):
            round_ = open_round(self.office, load_campaign(self.office, self.folder))
            self.log.did(f"{round_.title}已开始：{round_.units.count()} 个检查对象。")
        with _hour(opened_on, 14):
            self._choose_counties(round_)
        with _hour(opened_on, 16):
            agreed = agreed_days.propose(self.office, round_, self.answers, self.log)
        if agreed:
            with _hour(opened_on + timedelta(days=1), 9):
                agreed_days.answer(round_, self.answers, self._officer, self.log)
        with _hour(opened_on + timedelta(days=1), 9):
            self._prepare(round_)
        self._take_in([row for row in manifest if date.fromisoformat(row["on"]) >= opened_on])
        with _hour(plan.self_check_due_on, 9):
            self._fill(round_, "self_check", self._officer)
        if self.signs_first is not None:
            with _hour(plan.self_check_due_on, 14):
                for one in Inspectee.objects.filter(unit__team__number=self.signs_first, kind="unit"):
                    note_own_shortcomings(self._officer(one), one)
        with _hour(plan.self_check_due_on, 16):
            self._publish_frames(round_)
        with _hour(plan.window_from, 8):
            self._draw(round_)
            about = max([plan.window_from, *(date.fromisoformat(row["on"]) for row in manifest)])
            freeze_results(self.office, round_, about)
            self.log.did(f"指标结果已固化：截至 {about:%Y-%m-%d}。")
        self._draw_records(round_, plan.window_from)
        with _hour(plan.report_due_on - timedelta(days=2), 9):
            self._keep(round_)
        with _hour(plan.report_due_on - timedelta(days=2), 10):
            self._fill(round_, "inspection", self._member)
            records = recount_from_file(self._member, round_, self.answers, self.log)
            self.log.did(f"抽样核查已报送：{records} 份记录。")
            self._write_up(round_)
        if self.signs_first is not None:
            self._close_first(round_, plan.report_due_on - timedelta(days=2), self.signs_first)
        with _hour(plan.report_due_on - timedelta(days=1), 16):
            self._sign(round_)
            hand_in_all(round_, self.log)
            write_outputs(self.office, round_, out, self.log)
        return self.log

    @property
    def office(self) -> Actor:
        return _actor(OFFICE)

    def _take_in(self, manifest: list[dict[str, str]]) -> None:
        for row in sorted(manifest, key=lambda row: row["on"]):
            with _hour(date.fromisoformat(row["on"]), 10):
                submit_register(_actor(row["sender"]), self.office, self.registers, row, self.log)
        if manifest:
            self.log.did(f"台账已接收：{len(manifest)} 个文件。")

    def _choose_counties(self, round_: Round) -> None:
        wanted = {row["unit"]: row["county"] for _, row in rows_of(self.answers / "draws.csv")}
        for unit in round_.units.all():
            if is_county_level(unit):
                continue
            ranked = county_ranking(self.office, unit)
            code = wanted.get(unit.code) or (ranked[0].code if ranked else "")
            try:
                select_county(self.office, unit, code)
            except Problem as problem:
                self.log.refuse(f"draws.csv（{unit.code}）", problem)
        self.log.did("受检县（市、区）已按粉尘单位集中程度选定。")

    def _publish_frames(self, round_: Round) -> None:
        """Freeze a frame for every line of draws.csv and name the public number of public_number.csv."""
        take = {ALL: self.campaign.round.employers_per_unit}
        for number, row in rows_of(self.answers / "draws.csv"):
            unit = Unit.objects.filter(round=round_, code=row["unit"]).first()
            if unit is None:
                self.log.refused.append(f"draws.csv 第 {number} 行：没有检查对象“{row['unit']}”。")
                continue
            try:
                freeze_employers(self.office, unit, take, salt=row["salt"])
            except Problem as problem:
                self.log.refuse(f"draws.csv 第 {number} 行", problem)
        self._publish(round_, "public_number.csv")

    def _draw_records(self, round_: Round, on: date) -> None:
        """Frames of records by the teams on the frozen results, published the same day, drawn the day after."""
        with _hour(on, 9):
            frozen = freeze_from_file(self._member, round_, self.answers, self.log)
        if not frozen:
            return
        with _hour(on, 16):
            self._publish(round_, "records_number.csv")
        with _hour(on + timedelta(days=1), 8):
            self._draw(round_, "records_number.csv")
            self.log.did(f"核查记录已按公开号码抽取：{frozen} 项。")

    def _publish(self, round_: Round, file: str) -> None:
        for session in round_.draw_sessions.filter(state=SessionState.PREPARING):
            named = self._public_number(file)
            try:
                publish_frames(self.office, session, named["source"], date.fromisoformat(named["on"]))
                self.log.did(f"{session.title}的抽样框已公布，约定公开号码“{named['source']}”。")
            except Problem as problem:
                self.log.refuse(file, problem)

    def _draw(self, round_: Round, file: str = "public_number.csv") -> None:
        for session in round_.draw_sessions.exclude(state=SessionState.DRAWN):
            try:
                drawn = draw_by_number(self.office, session, self._public_number(file)["number"])
                if drawn:
                    self.log.did(f"受检用人单位已按公开号码抽取 {len(drawn)} 户。")
            except Problem as problem:
                self.log.refuse(file, problem)

    def _public_number(self, file: str) -> dict[str, str]:
        """Source, day and number; where the folder has none, an empty number that the acts refuse by name."""
        nothing = {"source": "", "on": self.campaign.round.self_check_due_on.isoformat(), "number": ""}
        return next((row for _, row in rows_of(self.answers / file)), nothing)

    def _prepare(self, round_: Round) -> None:
        sheets = Sheet.objects.filter(inspectee__unit__round=round_, purpose="self_check")
        known = 0
        for sheet in sheets.select_related("inspectee__unit__round", "form"):
            known += prepare(self._officer(sheet.inspectee), sheet, self.answers, self.log)
        self.log.did(f"各地自查准备：由台账带入 {known} 项，责任人、佐证归集和综合材料已报。")

    def _keep(self, round_: Round) -> None:
        records = keep_records(self._member, round_, self.answers, self.log)
        opinions = raise_opinions(self._member, self.office, round_, self.answers, self.log)
        notes = note_by_method(self._second, round_, self.answers, self.log)
        self.log.did(f"现场记录 {records} 份，地方反映的意见建议 {opinions} 条，另一名成员按方式记录 {notes} 条。")

    def _decide(self, sheet: Sheet) -> None:
        leader = sheet.inspectee.unit.team.members.get(duty="leader").user
        decide(actor_of(leader), sheet, self.answers)

    def _fill(self, round_: Round, purpose: str, who: Callable[[Inspectee], Actor]) -> None:
        sheets = Sheet.objects.filter(inspectee__unit__round=round_, purpose=purpose).select_related("inspectee__unit")
        for sheet in sheets:
            between = self._decide if purpose == "inspection" else None
            fill_sheet(who(sheet.inspectee), sheet, self.answers, self.log, between)
            self.log.tell(f"{sheet.title}")
        submitted = sheets.filter(state="submitted").count()
        title = "自查表" if purpose == "self_check" else "检查表"
        self.log.did(f"{title}已提交 {submitted} / {sheets.count()} 份。")

    def _write_up(self, round_: Round) -> None:
        findings = raise_findings(self._member, round_, self.answers, self.log)
        observations = note_observations(self._member, round_, self.answers, self.log)
        self.log.did(f"登记问题 {findings} 个，记录基本情况、工作亮点和建议 {observations} 条。")

    def _close_first(self, round_: Round, on: date, number: int) -> None:
        with _hour(on, 11):
            self._sign(round_, number)
        team = round_.teams.get(number=number)
        if team.state != TeamState.SIGNED:
            return
        try:
            ClosingSteps(team, self.office, self._officer, self._member, _hour).carry(on)
            self.log.did(f"第{number}组的问题已下达整改，并办理到复核、复查、销号。")
        except Problem as problem:
            self.log.refuse(f"第{number}组的问题整改", problem)

    def _sign(self, round_: Round, number: int | None = None) -> None:
        working = Team.objects.filter(round=round_, state=TeamState.WORKING)
        for team in working if number is None else working.filter(number=number):
            leader = team.members.get(duty="leader").user
            try:
                files = sign_report(actor_of(leader), team)
                self.log.did(f"第{team.number}组报告已签发：{len(files)} 个文件。")
            except Problem as problem:
                self.log.refuse(f"第{team.number}组报告", problem)

    def _officer(self, inspectee: Inspectee) -> Actor:
        unit = inspectee.unit.code
        officer = next(one for one in self.campaign.officers if one.role is Role.PLACE and one.unit == unit)
        return _actor(officer.username)

    def _member(self, inspectee: Inspectee) -> Actor:
        members = inspectee.unit.team.members.select_related("user")
        return actor_of(next((m for m in members if m.duty != "leader"), members[0]).user)

    def _second(self, inspectee: Inspectee) -> Actor:
        members = [m for m in inspectee.unit.team.members.select_related("user") if m.duty != "leader"]
        return actor_of(members[-1].user)


def _actor(username: str) -> Actor:
    user = User.objects.filter(username=username).first()
    if user is None:
        raise Problem("thing.not_found", what=f"账号 {username}")
    return actor_of(user)


@contextmanager
def _hour(day: date, hour: int) -> Iterator[None]:
    with clock.at(datetime.combine(day, time(hour), clock.SHANGHAI)):
        yield
