"""Findings of a team that has signed, and one at each step of its way."""

from django.db import transaction

from qingchen import clock
from qingchen.findings.actions import raise_finding
from qingchen.findings.actions.mending import add_proof, file_measure, file_mending, order_rectification
from qingchen.findings.actions.rechecks import freeze_rechecks
from qingchen.findings.actions.review import pass_review
from qingchen.findings.models import Finding
from qingchen.findings.recheck_lots import RecheckLot, frame_rows, lots_of, recheck_frame
from qingchen.findings.released import release_findings
from qingchen.inspection.actions.draws import draw_by_number, publish_frames
from qingchen.inspection.actions.rounds import add_sheets
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.filed import release_visits
from qingchen.inspection.models import Inspectee, Round, Team
from qingchen.inspection.states import TeamState
from qingchen.values.draw_certificate import frame_text, text_digest
from tests.builders import inspectee, person, picture

WORDS = {
    "statement": "部分企业未按规定检测",
    "fact": "抽查 2 户水泥企业，均无本年度检测报告",
    "figure": "2 户",
    "named_object": "某某水泥有限公司、某某建材有限公司",
    "severity": "serious",
}


def found(round_: Round, code: str = "tonghua", item: str = "ZH2-10", **changed: str) -> Finding:
    """Raised by a member of the team; `code` of an employer: of team 2."""
    one = inspectee(round_, code)
    return raise_finding(person(f"member_{one.unit.team.number}a"), one, item, **WORDS | changed)


def employer_inspectee(round_: Round, code: str = "912299000000000015-1") -> Inspectee:
    """An employer of 通化, its visit sealed, with its inspection sheet."""
    unit = inspectee(round_).unit
    one = Inspectee.objects.create(unit=unit, kind="employer", code=code, name="某某建材有限公司", chosen="drawn")
    add_sheets(one, "form2", ("inspection",))
    return one


def signed(round_: Round, code: str = "tonghua") -> Team:
    """The place's team has signed: its visits and findings are released, as `sign_report` does it."""
    team = inspectee(round_, code).unit.team
    leader = person(f"leader_{team.number}")
    with transaction.atomic():
        Team.objects.filter(id=team.id).update(state=TeamState.SIGNED)
        release_visits(leader, team)
        release_findings(leader, team)
    return Team.objects.get(id=team.id)


def fresh(finding: Finding) -> Finding:
    return Finding.objects.select_related("inspectee__unit__team", "inspectee__unit__round").get(id=finding.id)


def ordered(finding: Finding) -> Finding:
    words = {"owner": "通化市卫生健康委员会", "requirement": "逐户督促检测"}
    return order_rectification(person("province"), fresh(finding), kind="by_deadline", **words)


def mended(finding: Finding) -> Finding:
    place = person(f"officer_{finding.inspectee.unit.code}")
    file_measure(place, finding, "委托有资质机构检测", "王负责")
    add_proof(place, finding, "检测报告照片.png", picture())
    return file_mending(place, finding, "2 户均已检测，报告已存档")


def reviewed(finding: Finding) -> Finding:
    member = person(f"member_{finding.inspectee.unit.team.number}a")
    return pass_review(member, mended(ordered(finding)), "经核对检测报告，属实")


def shown_digest(round_: Round, *, again: bool = False) -> str:
    """As the page shows it."""
    return text_digest(frame_text(frame_rows(recheck_frame(round_, again=again))))


def frozen_rechecks(round_: Round, *, reason: str = "") -> Draw:
    again = bool(reason)
    return freeze_rechecks(person("province"), round_, shown_digest(round_, again=again), again=again, reason=reason)


def drawn_rechecks(round_: Round, number: str = "4 0 7", *, reason: str = "") -> RecheckLot:
    """Frozen, published and drawn on one day."""
    office, draw = person("province"), frozen_rechecks(round_, reason=reason)
    session = publish_frames(office, draw.session, "示例号码", clock.today())
    draw_by_number(office, session, number)
    return lots_of(round_)[0]
