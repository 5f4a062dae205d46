"""One draw in words: the plan before, the records and the outcome after."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from qingchen.indicators.catalogue import indicators
from qingchen.inspection.models import RecordDraw
from qingchen.inspection.recounts.questions import RecountQuestion
from qingchen.inspection.recounts.store import Recount, rules_of
from qingchen.registers.masked_rows import masked
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.standards import divisions
from qingchen.values.actor import Actor
from qingchen.verification.sampling.outcome import Frame
from qingchen.verification.sampling.outcome_sentence import OVER_ONLY
from qingchen.verification.sampling.plan import RecountPlan, what_it_shows
from qingchen.verification.sampling.records import Record
from qingchen.verification.sampling.recount_form import DRAW_CODE
from qingchen.verification.sampling.recount_line import TITLES, Written
from qingchen.verification.sampling.rules import sampling_rules
from qingchen.verification.sampling.seen import Seen
from qingchen.verification.sampling.shown import percent, percent_ceiling, percent_floor
from qingchen.web.presenters.figures import rate_figure
from qingchen.web.presenters.verification.place import TAGS, target_text

FRAMES = {"denominator": "从应计入的全部记录中抽取", "numerator": "只从已计入的记录中抽取"}
_MASKED = "name"


def plan(question: RecountQuestion, held: RecountPlan, frame: Frame) -> dict[str, Any]:
    rules = sampling_rules(question.about)
    return {
        "item": question.row.item,
        "indicator": question.indicator.name,
        "target": target_text(question),
        "has_target": question.target is not None,
        "claimed": rate_figure(question.claimed, question.target) if question.claimed else None,
        "computed": rate_figure(question.listed, question.target),
        "shows": what_it_shows(held, rules),
        "looks": [(look.records, percent(look.error, 2), look.allowed) for look in held.looks],
        "to_confirm": held.to_confirm,
        "to_refute": held.to_refute,
        "most": rules.most,
        "error": percent(rules.error, 0),
        "frames": [(name, title, name == frame) for name, title in FRAMES.items()],
        "over_only": OVER_ONLY if frame == "numerator" else "",
    }


def recount(held: Recount, typed: Mapping[str, Written]) -> dict[str, Any]:
    """`typed`: lines by code that stand in the fields in place of what is filed."""
    verdict, shown = held.verdict, {**held.written, **typed}
    return {
        "title": indicators()[held.draw.indicator].title,
        "frame_title": FRAMES[held.draw.of],
        "outcome": verdict.outcome if verdict else "",
        "tag": TAGS[verdict.outcome] if verdict else "",
        "sentence": held.sentence.partition("：")[2],
        "plan_says": what_it_shows(held.plan, rules_of(held.draw)),
        "factor": held.factor,
        "exact": _bounds(held),
        "wilson": _wilson(held),
        "population": len(held.draw.frame.splitlines()),
        "looks": [look.records for look in held.plan.looks],
        "filed": len(held.found),
        "due": held.due,
        "lines": [_line(place, one, shown) for place, one in enumerate(held.records[: held.due], 1)],
        "results": list(TITLES.values()),
        "counts_of": any(one.objects > 1 for one in held.records),
    }


def _bounds(held: Recount) -> str:
    if held.verdict is None:
        return ""
    return f"{percent_floor(held.verdict.bounds.low)}–{percent_ceiling(held.verdict.bounds.high)}"


def _wilson(held: Recount) -> str:
    """Beside the exact bounds, at the error of one look: never decided by."""
    if held.verdict is None or held.asked.of_several:
        return ""
    from qingchen.verification.sampling.bounds import wilson_bounds

    seen = Seen(held.verdict.objects, held.verdict.in_order, held.verdict.unreached)
    found = wilson_bounds(seen.in_order, seen.records, held.asked.population, rules_of(held.draw).error)
    return f"{percent(found.low * held.asked.scale)}–{percent(found.high * held.asked.scale)}"


def _line(place: int, record: Record, written: Mapping[str, Written]) -> dict[str, Any]:
    reported = (
        ("已完成" if record.reported else "未完成") if record.objects == 1 else f"{record.reported} / {record.objects}"
    )
    return {
        "place": place,
        "code": record.code,
        "name": record.name,
        "county": divisions.name_of(divisions.county_of(record.division) or record.division) if record.division else "",
        "position": record.work_position,
        "line": record.line,
        "reported": reported,
        "written": written.get(record.code, Written(record.code, "")),
    }


def notes(held: Recount) -> list[str]:
    """Lines under the title of the form to take along."""
    fill = (
        "核查结果填“一致、不一致、无原始记录、未能核查”之一；一致和不一致须写原始凭证；"
        "台账为“2 / 3”一类的，不一致时填核实数。"
    )
    frame = f"{FRAMES[held.draw.of]}。" + (f"{OVER_ONLY}。" if held.draw.of == "numerator" else "")
    number = f"{DRAW_CODE} {held.draw.public_id}，种子 {held.draw.seed}，指纹 {held.draw.frame_digest[:16]}。"
    return [frame + number, fill]


def sources(actor: Actor, draw: RecordDraw, records: Sequence[Record]) -> dict[str, str]:
    """File, sheet and line of each record, by code."""
    reader = ScopedReader(actor, snapshot(draw.about, draw.known_on).up_to(draw.batches_until))
    register = indicators()[draw.indicator].register
    return {one.code: reader.row_source(register, one.batch, one.row).text for one in records}


def names(register: str, records: Sequence[Record]) -> dict[str, str]:
    """Masked names of persons, by code; empty where the records are employers."""
    rows = pl.DataFrame({"_batch": [one.batch for one in records], "_row": [one.row for one in records]})
    shown = masked(register, rows) if records else {}
    return {one.code: shown.get((one.batch, one.row), {}).get(_MASKED, "") for one in records if one.work_position}
