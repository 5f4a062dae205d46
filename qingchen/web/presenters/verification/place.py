"""A place's items side by side: claimed, computed, verified by recount, and the outcome in one sentence."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from qingchen.inspection.draws.models import Draw
from qingchen.inspection.models import Inspectee
from qingchen.inspection.recounts.questions import RecountQuestion
from qingchen.inspection.recounts.store import Recount
from qingchen.verification.sampling.factor import verification_factor
from qingchen.verification.sampling.outcome import Outcome
from qingchen.verification.sampling.plan import RecountPlan, what_it_shows
from qingchen.verification.sampling.rules import sampling_rules
from qingchen.verification.sampling.shown import percent, percent_ceiling, percent_floor
from qingchen.web.presenters.figures import percent_of, rate_figure

TAGS = {
    Outcome.MET: "tag-good",
    Outcome.STANDS: "tag-accent",
    Outcome.DIFFERS: "tag-amber",
    Outcome.MISSED: "tag-bad",
    Outcome.TOO_LITTLE: "",
}


def line(
    one: Inspectee, questions: Mapping[str, RecountQuestion], drawn: Sequence[Recount], knows: bool
) -> dict[str, Any]:
    """A place in the list: how many items can be compared, differ, were drawn, and the outcomes so far."""
    counts = tallies(questions, drawn)
    outcomes = [held.verdict.outcome for held in drawn if held.verdict]
    return {
        "public_id": one.public_id,
        "name": one.name,
        "kind": one.get_kind_display(),
        "team": one.unit.team.number,
        "unit": one.unit.name,
        **counts,
        "outcomes": [(outcome, TAGS[outcome], outcomes.count(outcome)) for outcome in Outcome if outcome in outcomes],
        "knows": knows,
    }


def items(
    questions: Mapping[str, RecountQuestion],
    drawn: Sequence[Recount],
    waiting: Mapping[str, Draw],
    *,
    may_draw: bool,
    place: Inspectee,
    knows: bool,
) -> list[dict[str, Any]]:
    """One line an item; an item drawn from both frames has a recount each. Without `knows`, no plan is told.

    waiting   by indicator the frame that is frozen and not drawn yet
    """
    held: dict[str, list[Recount]] = {}
    for one in drawn:
        held.setdefault(one.draw.indicator, []).append(one)
    return [
        _item(
            name,
            question,
            held.get(name, []),
            question.plan("denominator") if knows else None,
            place if may_draw and name not in waiting else None,
        )
        | {"waiting": waiting[name].public_id if name in waiting else ""}
        for name, question in questions.items()
    ]


def _item(
    name: str, question: RecountQuestion, drawn: list[Recount], plan: RecountPlan | None, drawing: Inspectee | None
) -> dict[str, Any]:
    claimed = question.claimed
    computed, verified = rate_figure(question.listed, question.target), question.row.difference.verified
    differs = claimed is not None and claimed != question.listed
    return {
        "code": question.row.item.code,
        "title": question.row.item.title,
        "indicator": name,
        "target": target_text(question),
        "target_share": question.target,
        "claimed": rate_figure(claimed, question.target) if claimed else None,
        "computed": computed,
        "verified": rate_figure(verified, question.target) if verified else None,
        "differs": differs,
        "said": question.row.difference.sentence if differs else "",
        "recounts": [_recounted(one) for one in drawn],
        "plan": what_it_shows(plan, sampling_rules(question.about)) if plan and not drawn else "",
        "first": plan.first if plan else None,
        "draw_href": _draw_address(drawing, name) if drawing and plan and not drawn else "",
        "rates": (claimed, question.listed),
    }


def target_text(question: RecountQuestion) -> str:
    """As the form prints it, with what it says of its origin; where a letter of responsibility says another, that."""
    item = question.row.item
    printed = question.target is None or question.target == item.target_value
    return (printed and item.target) or percent_of(question.target)


def _draw_address(place: Inspectee, name: str) -> str:
    return f"{reverse('recount_new', args=[place.public_id])}?{urlencode({'indicator': name})}"


def _recounted(held: Recount) -> dict[str, Any]:
    verdict = held.verdict
    filed = len(held.found)
    shown = {
        "href": reverse("recount", args=[held.draw.public_id]),
        "of": held.draw.get_of_display() if held.draw.of == "numerator" else "",
        "filed": filed,
        "due": held.due,
        "factor": held.factor.text,
        "factor_kind": held.factor.kind,
        "outcome": "",
        "tag": "",
        "sentence": "",
    }
    if verdict is None:
        return shown | {"share": "待核查", "counts": f"已核 {filed} / {held.due} 份"}
    estimate = verdict.share * held.asked.scale
    unit = "个" if held.asked.of_several else "份"
    return shown | {
        "share": percent(estimate),
        "counts": f"{verdict.in_order} / {verdict.objects - verdict.unreached} {unit}",
        "bounds": f"{percent_floor(verdict.bounds.low)}–{percent_ceiling(verdict.bounds.high)}",
        "low": verdict.bounds.low,
        "high": verdict.bounds.high,
        "estimate": estimate,
        "outcome": verdict.outcome,
        "tag": TAGS[verdict.outcome],
        "sentence": held.sentence.partition("：")[2],
    }


def tallies(questions: Mapping[str, RecountQuestion], drawn: Sequence[Recount]) -> dict[str, Any]:
    """Figures of the head of the page."""
    compared = [one for one in questions.values() if one.claimed is not None]
    pairs = [(held.factor.recounted, held.factor.reported) for held in drawn if held.found]
    factor = verification_factor(pairs, Fraction(0), Fraction(10**9))
    return {
        "items": len(questions),
        "compared": len(compared),
        "agreeing": sum(one.claimed == one.listed for one in compared),
        "differing": sum(one.claimed != one.listed for one in compared),
        "drawn": len(drawn),
        "judged": sum(held.verdict is not None for held in drawn),
        "recounted": sum(len(held.found) for held in drawn),
        "factor": factor.text if pairs else "—",
        "factor_counts": f"{factor.recounted} / {factor.reported}" if pairs else "",
        "bad": sum(held.verdict.outcome in (Outcome.MISSED, Outcome.DIFFERS) for held in drawn if held.verdict),
    }
