"""Opening an assessment with its scheme, declaring a veto, publishing it provisional and final."""

import hashlib
from fractions import Fraction
from typing import Any

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.assessment.models import Appeal, Assessment, DeclaredVeto, PublishedPlace
from qingchen.assessment.permissions import check_permitted
from qingchen.assessment.place_facts import to_json
from qingchen.assessment.scoring import Score
from qingchen.assessment.states import ACT_TITLES, ASSESSMENT_TRANSITIONS, AppealState, AssessmentState
from qingchen.assessment.store import read, scheme_of, score_now
from qingchen.inspection.models import Round, Unit
from qingchen.problems import Problem
from qingchen.standards.rules import rule
from qingchen.standards.working_days import NoCalendar, end_of_term
from qingchen.values.actor import Actor


@transaction.atomic
def open_assessment(actor: Actor, round_: Round, scheme: str = "") -> Assessment:
    """Begin the year's assessment, or change its scheme while it is only tried. Without a scheme nothing is scored.

    Raises Problem assessment.scheme_faulty with every fault, assessment.wrong_state.
    """
    check_permitted("open_assessment", actor)
    if scheme.strip():
        found, faults = read(scheme, round_)
        if found is None:
            raise Problem("assessment.scheme_faulty", count=len(faults), lines=tuple(faults))
    made, _ = Assessment.objects.select_for_update().get_or_create(
        round=round_, defaults={"year": round_.window_until.year, "opened_at": clock.now()}
    )
    if made.state != AssessmentState.DRAFTED:
        raise _wrong(made, "open_assessment")
    made.scheme = scheme.strip()
    made.scheme_digest = hashlib.sha256(made.scheme.encode()).hexdigest() if made.scheme else ""
    made.save(update_fields=["scheme", "scheme_digest"])
    details = {"scheme": made.scheme_digest}
    record(actor, "open_assessment", "assessment", made.public_id, details=details)
    return made


@transaction.atomic
def declare_veto(actor: Actor, assessment: Assessment, unit: Unit, code: str, reason: str) -> DeclaredVeto:
    """Declare a veto of the scheme with the facts. Raises Problem assessment.faulty, assessment.wrong_state."""
    check_permitted("declare_veto", actor)
    assessment = _locked(assessment)
    if assessment.state != AssessmentState.DRAFTED:
        raise _wrong(assessment, "declare_veto")
    scheme = scheme_of(assessment)
    known = {veto.code for veto in scheme.vetoes if veto.by == "declared"} if scheme else set()
    if code not in known or not reason.strip():
        raise Problem("assessment.faulty", why="请选取评分办法里由省办认定的否决事项，并写明事实")
    made, _ = DeclaredVeto.objects.update_or_create(
        assessment=assessment,
        unit=unit,
        code=code,
        defaults={"reason": reason.strip(), "by": User.objects.get(username=actor.username), "at": clock.now()},
    )
    details = {"code": code, "reason": reason.strip()}
    record(actor, "declare_veto", "assessment", assessment.public_id, region=unit.code, details=details)
    return made


@transaction.atomic
def publish_provisional(actor: Actor, assessment: Assessment) -> Assessment:
    """Make the provisional result known to each place; from now on it may appeal for a term in working days.

    Raises Problem assessment.not_ready with every place and item that is unknown, assessment.wrong_state.
    """
    check_permitted("publish_provisional", actor)
    assessment = _next(assessment, "publish_provisional")
    _publish(assessment, "provisional")
    today = clock.today()
    try:
        assessment.appeal_until = end_of_term(today, int(rule("assessment_appeal_working_days", today).value))
    except NoCalendar as missing:
        raise Problem("calendar.year_unknown", year=missing.year) from missing
    assessment.save(update_fields=["state", "appeal_until"])
    details = {"appeal_until": assessment.appeal_until.isoformat(), "scheme": assessment.scheme_digest}
    record(actor, "publish_provisional", "assessment", assessment.public_id, details=details)
    return assessment


@transaction.atomic
def publish_final(actor: Actor, assessment: Assessment) -> Assessment:
    """Settle it. Raises Problem assessment.not_ready while the term of appeals runs or one is not answered."""
    check_permitted("publish_final", actor)
    assessment = _next(assessment, "publish_final")
    lines = []
    if assessment.appeal_until and clock.today() <= assessment.appeal_until:
        lines.append(f"申诉期到 {assessment.appeal_until:%Y-%m-%d}，期满才能公布结果。")
    waiting = Appeal.objects.filter(assessment=assessment, state=AppealState.FILED).select_related("unit")
    lines += [f"{one.unit.full_name}对 {one.item_code} 的申诉还没有答复。" for one in waiting]
    if lines:
        raise Problem("assessment.not_ready", lines=tuple(lines))
    _publish(assessment, "final")
    assessment.save(update_fields=["state"])
    record(actor, "publish_final", "assessment", assessment.public_id, details={"scheme": assessment.scheme_digest})
    return assessment


def _publish(assessment: Assessment, stage: str) -> None:
    unknown, rows = [], []
    for unit in assessment.round.units.select_related("round", "team"):
        facts, scored = score_now(assessment, unit)
        if scored:
            unknown += [
                f"{unit.full_name}：{line.item.code} {line.item.title}，{line.explained}。" for line in _open(scored)
            ]
        rows.append(
            PublishedPlace(
                assessment=assessment,
                unit=unit,
                stage=stage,
                facts=to_json(facts),
                lines=_lines(scored),
                total=_text(scored.total) if scored else "",
                grade=scored.grade if scored else "",
                vetoed=[[veto.code, veto.title, why] for veto, why in scored.vetoed] if scored else [],
                at=clock.now(),
            )
        )
    if unknown:
        raise Problem("assessment.not_ready", lines=tuple(unknown))
    PublishedPlace.objects.bulk_create(rows)


def _open(scored: Score) -> list[Any]:
    return [line for line in scored.lines if line.points is None and not line.left_out]


def _lines(scored: Score | None) -> list[dict[str, Any]]:
    if scored is None:
        return []
    return [
        {
            "code": line.item.code,
            "title": line.item.title,
            "weight": str(line.item.weight),
            "points": _text(line.points),
            "left_out": line.left_out,
            "explained": line.explained,
            "settled_by": line.settled_by,
        }
        for line in scored.lines
    ]


def _text(points: Fraction | None) -> str:
    return "" if points is None else str(points)


def _next(assessment: Assessment, act: str) -> Assessment:
    assessment = _locked(assessment)
    from_, to = ASSESSMENT_TRANSITIONS[act]
    if assessment.state != from_:
        raise _wrong(assessment, act)
    assessment.state = to
    return assessment


def _locked(assessment: Assessment) -> Assessment:
    return Assessment.objects.select_for_update(of=("self",)).select_related("round").get(id=assessment.id)


def _wrong(assessment: Assessment, act: str) -> Problem:
    title = AssessmentState(assessment.state).title
    return Problem("assessment.wrong_state", year=assessment.year, state=title, act=ACT_TITLES[act])
