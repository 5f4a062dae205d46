"""Reading assessments, scoped to a person: a place sees its own, and only what was published."""

from fractions import Fraction

from qingchen.assessment import scheme as schemes
from qingchen.assessment.gathering import facts_of, target_names
from qingchen.assessment.models import Appeal, Assessment, PublishedPlace
from qingchen.assessment.place_facts import PlaceFacts, from_json
from qingchen.assessment.scheme import Scheme
from qingchen.assessment.scoring import Score, score
from qingchen.assessment.states import AppealState, AssessmentState
from qingchen.inspection.models import Round, Unit
from qingchen.inspection.store import campaign_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


def assessment_of(round_: Round) -> Assessment | None:
    return Assessment.objects.filter(round=round_).select_related("round").first()


def units_for(actor: Actor, round_: Round) -> list[Unit]:
    """Units whose assessment the actor may know of: the province all, a place its own."""
    units = list(Unit.objects.filter(round=round_).select_related("round", "team"))
    if actor.role is Role.PROVINCE:
        return units
    return [unit for unit in units if actor.role is Role.PLACE and actor.area.covers(unit.area)]


def unit_for(actor: Actor, round_: Round, code: str) -> Unit:
    """Raises Problem thing.not_found."""
    found = next((unit for unit in units_for(actor, round_) if unit.code == code), None)
    if found is None:
        raise Problem("thing.not_found", what="这个地方的考核")
    return found


def appeal_for(actor: Actor, public_id: str) -> Appeal:
    """Raises Problem thing.not_found."""
    found = Appeal.objects.select_related("assessment__round", "unit").filter(public_id=public_id).first()
    if found is None or found.unit not in units_for(actor, found.assessment.round):
        raise Problem("thing.not_found", what="这件申诉")
    return found


def read(text: str, round_: Round) -> tuple[Scheme | None, list[str]]:
    """A scheme for this round, or its faults."""
    campaign = campaign_of(round_)
    items = {item.code for form in campaign.forms.values() for item in form.items}
    return schemes.read_scheme(text, target_names(campaign), items)


def scheme_of(assessment: Assessment) -> Scheme | None:
    """The scheme as it was loaded; None: no score."""
    if not assessment.scheme:
        return None
    found, faults = read(assessment.scheme, assessment.round)
    assert found is not None, faults
    return found


def score_now(assessment: Assessment, unit: Unit, facts: PlaceFacts | None = None) -> tuple[PlaceFacts, Score | None]:
    """As things stand now, or as they would with `facts` (what-if): nothing is stored."""
    known = facts or facts_of(unit)
    scheme = scheme_of(assessment)
    if scheme is None:
        return known, None
    declared = dict(assessment.vetoes.filter(unit=unit).values_list("code", "reason"))
    accepted = assessment.appeals.filter(unit=unit, state=AppealState.ACCEPTED).exclude(points="")
    settled = {one.item_code: (Fraction(one.points), f"采纳申诉：{one.answer}") for one in accepted}
    return known, score(scheme, known, declared, settled)


def published(assessment: Assessment, unit: Unit, stage: str) -> PublishedPlace | None:
    return assessment.published.filter(unit=unit, stage=stage).first()


def shown_facts(actor: Actor, assessment: Assessment, unit: Unit) -> PlaceFacts | None:
    """The facts that a person is shown: the office those of now until they are settled, a place what was published."""
    found = published(assessment, unit, "final") or published(assessment, unit, "provisional")
    if actor.role is Role.PROVINCE and assessment.state != AssessmentState.FINAL:
        return facts_of(unit)
    return from_json(found.facts) if found else None
