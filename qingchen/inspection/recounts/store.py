"""Reading draws and recounts, scoped to a person. A place learns of them when its team has signed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from qingchen import clock
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.models import ResultRun, StoredResult
from qingchen.indicators.store import newest_run
from qingchen.inspection import store
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.draws.store import known_draws
from qingchen.inspection.models import Inspectee
from qingchen.inspection.recounts.asked_before import question_of
from qingchen.inspection.recounts.frozen_draw import asked_of, looks_of, records_of_draw
from qingchen.inspection.recounts.models import RecordDraw
from qingchen.inspection.recounts.questions import RecountQuestion, recount_questions
from qingchen.inspection.states import TeamState
from qingchen.problems import Problem
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor, Role
from qingchen.verification.sampling.factor import Factor, verification_factor
from qingchen.verification.sampling.outcome import Asked, Frame, Verdict, judge
from qingchen.verification.sampling.outcome_sentence import sentence
from qingchen.verification.sampling.plan import RecountPlan, recount_plan
from qingchen.verification.sampling.records import Record, records_of
from qingchen.verification.sampling.recount import Found, Result, pairs, seen_at_looks
from qingchen.verification.sampling.recount_line import TITLES, Written
from qingchen.verification.sampling.rules import SamplingRules, sampling_rules

KINDS = ("unit", "county")
"""Records are drawn of places. A visited employer is looked at whole, and may be sealed."""


@dataclass(frozen=True, slots=True)
class Recount:
    """A draw with what was found of it so far.

    written   lines filed, by code; `due` how many records the form holds now (up to the look that is next)
    verdict   None before the first look is complete
    """

    draw: RecordDraw
    asked: Asked
    plan: RecountPlan
    records: list[Record]
    found: Mapping[str, Found]
    written: Mapping[str, Written]
    verdict: Verdict | None
    sentence: str
    factor: Factor
    due: int


def draws_for(actor: Actor, inspectee: Inspectee) -> list[RecordDraw]:
    """What was drawn of a place that the actor may know of."""
    return list(_visible(actor, store.known_inspectees(actor)).filter(inspectee=inspectee))


def _visible(actor: Actor, inspectees: QuerySet[Inspectee]) -> QuerySet[RecordDraw]:
    """Asked in the database, so that what one may not know of takes as long as what there is not."""
    rows = RecordDraw.objects.filter(inspectee__in=inspectees.filter(kind__in=KINDS))
    if actor.role is Role.PLACE:
        rows = rows.filter(inspectee__unit__team__state=TeamState.SIGNED)
    return rows.select_related("inspectee__unit__team", "inspectee__unit__round", "drawn_by")


def draw_for(actor: Actor, public_id: str) -> RecordDraw:
    """Raises Problem thing.not_found."""
    found = _visible(actor, store.known_inspectees(actor)).filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这次抽取")
    return found


def questions_for(actor: Actor, inspectee: Inspectee) -> Mapping[str, RecountQuestion]:
    """The items of the place that can be recounted, by indicator."""
    return recount_questions(store.three_values(actor, inspectee)) if inspectee.kind in KINDS else {}


def question_for(actor: Actor, inspectee: Inspectee, indicator: str) -> RecountQuestion:
    """Raises Problem recount.no_plan; thing.not_found for a name that is no indicator's."""
    found = questions_for(actor, inspectee).get(indicator)
    if found is None:
        known = indicators().get(indicator)
        if known is None:
            raise Problem("thing.not_found", what="这个指标")
        raise Problem("recount.no_plan", place=inspectee.name, item=known.title)
    return found


def frame_of(
    actor: Actor, inspectee: Inspectee, question: RecountQuestion, frame: Frame
) -> tuple[ResultRun, list[Record]]:
    """The records to draw from, on the very facts of the frozen results. Raises Problem recount.no_results."""
    run = newest_run(inspectee.kind, inspectee.unit.round.campaign)
    if run is None:
        raise Problem("recount.no_results", place=inspectee.name)
    days = (run.about, run.known_on, run.batches_until)
    return run, records_at(actor, inspectee, question.indicator.name, frame, *days)


def records_at(
    actor: Actor, inspectee: Inspectee, indicator: str, frame: Frame, about: date, known_on: date, batches_until: int
) -> list[Record]:
    """The records of a frame on these facts: the same ones again when the number has come."""
    facts = snapshot(about, known_on).up_to(batches_until)
    return records_of(ScopedReader(actor, facts), indicators()[indicator], store.counted_area(inspectee), frame)


def is_of_session(draw: RecordDraw) -> bool:
    """Whether it was drawn by the number of a session; draws of before have a seed that was typed in."""
    return Draw.objects.filter(public_id=draw.public_id).exists()


def waiting_frames(actor: Actor, inspectee: Inspectee) -> dict[str, Draw]:
    """By indicator the frames of the place that are frozen and not drawn yet, of those that the actor may know of."""
    rows = known_draws(actor).filter(kind="records", unit=inspectee.unit).exclude(session__state=SessionState.DRAWN)
    asked = [(question_of(draw), draw) for draw in rows]
    return {held["indicator"]: draw for held, draw in asked if held["inspectee"] == inspectee.public_id}


def frozen_counties(actor: Actor, inspectee: Inspectee, indicator: str) -> list[StoredResult]:
    """The frozen results of the counties that the actor may see, to look at a place beside others."""
    run = newest_run("county", inspectee.unit.round.campaign)
    rows = run.results.filter(indicator=indicator) if run else ()
    return [row for row in rows if row.group_code in actor.area]


def recount_of(actor: Actor, draw: RecordDraw) -> Recount:
    """Everything known of a draw that `draw_for` or `draws_for` gave."""
    rules, asked, records = rules_of(draw), asked_of(draw), records_of_draw(draw)
    plan = plan_of(draw, asked, rules)
    rows = _filed(actor, draw)
    found = {row["subject"]: _found(row) for row in rows}
    seen = seen_at_looks(records, found, plan.looks, of_several=asked.of_several)
    verdict = judge(asked, plan, seen, rules)
    low, high = (str(rule(f"verification_factor_{side}", draw.about).value) for side in ("low", "high"))
    return Recount(
        draw=draw,
        asked=asked,
        plan=plan,
        records=records,
        found=found,
        written={row["subject"]: _written(row) for row in rows},
        verdict=verdict,
        sentence=sentence(verdict, asked, rules) if verdict else "",
        factor=verification_factor(pairs(records, found), Fraction(low), Fraction(high)),
        due=plan.looks[min(len(seen), len(plan.looks) - 1)].records,
    )


def rules_of(draw: RecordDraw) -> SamplingRules:
    """The rules of the day that the draw is about: later changes of a rule move no plan."""
    return sampling_rules(draw.about)


def plan_of(draw: RecordDraw, asked: Asked, rules: SamplingRules) -> RecountPlan:
    """The plan that was fixed; its looks are those of the draw, whatever is reckoned today."""
    claim = asked.claim_on_frame if asked.claim_on_frame is not None else asked.listed.exact
    assert claim is not None
    plan = recount_plan(claim, asked.target, asked.population, rules, asked.listed_of_frame)
    assert plan is not None, "only what has a plan is drawn"
    return replace(plan, looks=looks_of(draw))


def _filed(actor: Actor, draw: RecordDraw) -> list[dict[str, Any]]:
    # Whoever may know of the draw may know of its rows, though the register is closed while another team is at work.
    reader = ScopedReader(replace(actor, closed=frozenset()), snapshot(clock.today()))
    return reader.matching("recounts", "draw_code", draw.public_id).to_dicts()


def _found(row: dict[str, Any]) -> Found:
    number = row["recounted_number"]
    done = None if number is None else round(float(str(number)))
    return Found(str(row["subject"]), Result(str(row["result"])), done)


def _written(row: dict[str, Any]) -> Written:
    """As it was written down: of a single object no number, the result says it."""
    number = None if str(row["reported_value"]).endswith("/1") else row["recounted_number"]
    return Written(
        code=str(row["subject"]),
        result=TITLES[Result(str(row["result"]))],
        number="" if number is None else str(round(float(str(number)))),
        document=str(row["source_document"] or ""),
        on=str(row["recounted_on"] or ""),
    )
