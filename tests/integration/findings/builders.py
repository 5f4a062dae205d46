"""Findings of a team that has signed, and one at each step of its way."""

from django.db import transaction

from qingchen.findings.actions import raise_finding
from qingchen.findings.actions.mending import add_proof, file_measure, file_mending, order_rectification
from qingchen.findings.actions.review import pass_review
from qingchen.findings.models import Finding
from qingchen.findings.released import release_findings
from qingchen.inspection.actions.rounds import add_sheets
from qingchen.inspection.filed import release_visits
from qingchen.inspection.models import Inspectee, Round, Team
from qingchen.inspection.states import TeamState
from tests.builders import inspectee, person, picture

WORDS = {
    "statement": "部分企业未按规定检测",
    "fact": "抽查 2 户水泥企业，均无本年度检测报告",
    "figure": "2 户",
    "named_object": "某某水泥有限公司、某某建材有限公司",
    "severity": "serious",
}


def found(round_: Round, code: str = "tonghua", item: str = "ZH2-10", **changed: str) -> Finding:
    """Raised by a member of team 2."""
    return raise_finding(person("member_2a"), inspectee(round_, code), item, **WORDS | changed)


def employer_inspectee(round_: Round, code: str = "912299000000000015-1") -> Inspectee:
    """An employer of 通化, its visit sealed, with its inspection sheet."""
    unit = inspectee(round_).unit
    one = Inspectee.objects.create(unit=unit, kind="employer", code=code, name="某某建材有限公司", chosen="drawn")
    add_sheets(one, "form2", ("inspection",))
    return one


def signed(round_: Round) -> Team:
    """Team 2 has signed: its visits and findings are released, as `sign_report` does it."""
    team = inspectee(round_).unit.team
    with transaction.atomic():
        Team.objects.filter(id=team.id).update(state=TeamState.SIGNED)
        release_visits(person("leader_2"), team)
        release_findings(person("leader_2"), team)
    return Team.objects.get(id=team.id)


def fresh(finding: Finding) -> Finding:
    return Finding.objects.select_related("inspectee__unit__team", "inspectee__unit__round").get(id=finding.id)


def ordered(finding: Finding) -> Finding:
    words = {"owner": "通化市卫生健康委员会", "requirement": "逐户督促检测"}
    return order_rectification(person("province"), fresh(finding), kind="by_deadline", **words)


def mended(finding: Finding) -> Finding:
    place = person("officer_tonghua")
    file_measure(place, finding, "委托有资质机构检测", "王负责")
    add_proof(place, finding, "检测报告照片.png", picture())
    return file_mending(place, finding, "2 户均已检测，报告已存档")


def reviewed(finding: Finding) -> Finding:
    return pass_review(person("member_2a"), mended(ordered(finding)), "经核对检测报告，属实")
