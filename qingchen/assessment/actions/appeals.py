"""Appeals: a place against an item of its provisional result, the office's answer, and the table as a file."""

from datetime import date
from fractions import Fraction

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.assessment.models import Appeal, Assessment
from qingchen.assessment.permissions import check_permitted
from qingchen.assessment.states import ACT_TITLES, APPEAL_TRANSITIONS, AppealState, AssessmentState
from qingchen.assessment.store import published, scheme_of, unit_for
from qingchen.assessment.workbook import Row, assessment_workbook
from qingchen.inspection.models import Unit
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@transaction.atomic
def file_appeal(actor: Actor, assessment: Assessment, unit: Unit, item_code: str, reason: str) -> Appeal:
    """Appeal against one item within the term. Raises Problem assessment.faulty, assessment.wrong_state."""
    check_permitted("file_appeal", actor)
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("round")
    assessment = rows.get(id=assessment.id)
    unit = unit_for(actor, assessment.round, unit.code)
    if assessment.state != AssessmentState.PROVISIONAL:
        title = AssessmentState(assessment.state).title
        raise Problem("assessment.wrong_state", year=assessment.year, state=title, act=ACT_TITLES["file_appeal"])
    shown = published(assessment, unit, "provisional")
    assert shown is not None, "a provisional result is published of every place"
    known = {line["code"] for line in shown.lines} or set(shown.facts["rates"])
    faults = [
        told
        for fault, told in (
            (item_code not in known, "请选取初评里的一项"),
            (not reason.strip(), "请写明理由和依据"),
            (_past(assessment.appeal_until), f"申诉期已于 {assessment.appeal_until} 届满"),
            (_waiting(assessment, unit, item_code), "这一项的申诉还没有答复，不重复提出"),
        )
        if fault
    ]
    if faults:
        raise Problem("assessment.faulty", why="；".join(faults))
    appeal = Appeal.objects.create(
        assessment=assessment,
        unit=unit,
        item_code=item_code,
        reason=reason.strip(),
        filed_by=User.objects.get(username=actor.username),
        filed_at=clock.now(),
    )
    record(actor, "file_appeal", "appeal", appeal.public_id, region=unit.code, details={"item": item_code})
    return appeal


@transaction.atomic
def accept_appeal(actor: Actor, appeal: Appeal, answer: str, points: str = "") -> Appeal:
    """Accept it; with a scheme the points that the item now has, from 0 to its weight. Raises assessment.faulty."""
    check_permitted("accept_appeal", actor)
    appeal = _answered(appeal, "accept_appeal", answer)
    scheme = scheme_of(appeal.assessment)
    item = next((one for one in scheme.items if one.code == appeal.item_code), None) if scheme else None
    if item is not None:
        given = _points(points)
        if given is None or not 0 <= given <= item.weight:
            raise Problem(
                "assessment.faulty", why=f"认定得分应为 0 到 {item.weight} 的数，填写为“{points.strip()[:20]}”"
            )
        appeal.points = str(given)
    appeal.save(update_fields=["state", "answer", "answered_at", "points"])
    details = {"item": appeal.item_code, "points": appeal.points}
    record(actor, "accept_appeal", "appeal", appeal.public_id, region=appeal.unit.code, details=details)
    return appeal


@transaction.atomic
def reject_appeal(actor: Actor, appeal: Appeal, answer: str) -> Appeal:
    """Do not accept it, with the reason. Raises assessment.faulty."""
    check_permitted("reject_appeal", actor)
    appeal = _answered(appeal, "reject_appeal", answer)
    appeal.save(update_fields=["state", "answer", "answered_at"])
    details = {"item": appeal.item_code}
    record(actor, "reject_appeal", "appeal", appeal.public_id, region=appeal.unit.code, details=details)
    return appeal


@transaction.atomic
def export_assessment(actor: Actor, assessment: Assessment, title: str, note: str, rows: list[Row]) -> bytes:
    """The table as a workbook: what `shown_facts` and the published results gave the actor."""
    check_permitted("export_assessment", actor)
    record(actor, "export_assessment", "assessment", assessment.public_id, details={"rows": len(rows)})
    return assessment_workbook(title, note, rows)


def _answered(appeal: Appeal, act: str, answer: str) -> Appeal:
    appeal = (
        Appeal.objects.select_for_update(of=("self",)).select_related("assessment__round", "unit").get(id=appeal.id)
    )
    from_, to = APPEAL_TRANSITIONS[act]
    if appeal.state != from_:
        title = AppealState(appeal.state).title
        raise Problem("assessment.wrong_state", year=appeal.assessment.year, state=title, act=ACT_TITLES[act])
    if not answer.strip():
        raise Problem("assessment.faulty", why="请写明答复")
    appeal.state, appeal.answer, appeal.answered_at = to, answer.strip(), clock.now()
    return appeal


def _points(text: str) -> Fraction | None:
    try:
        return Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        return None


def _past(until: date | None) -> bool:
    return until is not None and clock.today() > until


def _waiting(assessment: Assessment, unit: Unit, item_code: str) -> bool:
    return assessment.appeals.filter(unit=unit, item_code=item_code, state=AppealState.FILED).exists()
