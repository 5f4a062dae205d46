"""Rates as a page asks for them: by place, about a day, as known on a day, limited to what the person may see."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest

from qingchen import clock
from qingchen.indicators.catalogue import indicators as every_indicator
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import OUTSIDE_UNITS, By, UnitArea
from qingchen.indicators.models import ResultRun
from qingchen.indicators.result import Result
from qingchen.indicators.targets import TargetOf
from qingchen.inspection import store as inspection
from qingchen.registers import store as registers
from qingchen.values.actor import Actor
from qingchen.values.region import EVERYWHERE, Area

VIEWS: dict[str, str] = {"unit": "检查单位", "prefecture": "市（州）", "county": "县（市、区）"}
_KEPT = 24
_computed: OrderedDict[tuple[Any, ...], list[Result]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Question:
    """What a page of rates shows. `with_excluded`: with the employers that the ledger excludes.

    until   number of the last batch looked at, for a figure that was frozen; 0 for all that were known on the day
    """

    by: By
    about: date
    known_on: date
    with_excluded: bool = False
    until: int = 0

    def address(self, **changes: Any) -> str:
        """The query string of this question with some of its answers changed."""
        asked = replace(self, **changes)
        held = {"by": asked.by, "about": asked.about.isoformat(), "known_on": asked.known_on.isoformat()}
        held |= {"with_excluded": "1"} if asked.with_excluded else {}
        return urlencode(held | ({"until": str(asked.until)} if asked.until else {}))


def question_of(request: HttpRequest) -> Question:
    """From the address; what is missing or cannot be read is the unit view of today. Nothing is known ahead."""
    today = clock.today()
    by = request.GET.get("by", "unit")
    until = request.GET.get("until", "")
    return Question(
        by=by if by in VIEWS else "unit",
        about=min(_day(request.GET.get("about"), today), date(today.year + 1, 12, 31)),
        known_on=min(_day(request.GET.get("known_on"), today), today),
        with_excluded=request.GET.get("with_excluded") == "1",
        until=int(until) if until.isascii() and until.isdigit() and len(until) < 12 else 0,
    )


def reader_for(actor: Actor, question: Question) -> registers.ScopedReader:
    facts = registers.snapshot(question.about, question.known_on)
    if question.until:
        facts = facts.up_to(question.until)
    return registers.ScopedReader(actor, facts)


def frozen_question(kind: str, campaign: str) -> Question | None:
    """The question that the newest stored run answered: asked again, it gives the same numbers."""
    run = ResultRun.objects.filter(by=kind, campaign=campaign).order_by("-id").first()
    return run and Question(cast(By, run.by), run.about, run.known_on, until=run.batches_until)


def results_for(actor: Actor, question: Question) -> list[Result]:
    """Every indicator for every group; kept for the same picture of the facts, so that a page opens at once."""
    reader = reader_for(actor, question)
    key = (actor.area, question.by, question.about, question.known_on, reader.batches_until)
    with _lock:
        if key in _computed:
            _computed.move_to_end(key)
            return _computed[key]
    indicators = list(every_indicator().values())
    found = compute(reader, indicators, question.by, unit_areas(), _targets(), within=actor.area)
    with _lock:
        _computed[key] = found
        while len(_computed) > _KEPT:
            _computed.popitem(last=False)
    return found


def unit_areas() -> list[UnitArea]:
    """The inspection units of the current round; none before one is loaded."""
    round_ = inspection.current_round()
    return [UnitArea(unit.code, unit.name, unit.area) for unit in round_.units.all()] if round_ else []


def area_of(by: By, group: str) -> Area | None:
    """The area of a group of a table of rates; None where there is no such group."""
    units = {unit.code: unit for unit in unit_areas()}
    if by != "unit":
        return Area((group,)) if group.isdigit() else None
    if group == OUTSIDE_UNITS:
        return Area(EVERYWHERE.includes, tuple(code for unit in units.values() for code in unit.area.includes))
    return units[group].area if group in units else None


def _targets() -> TargetOf | None:
    round_ = inspection.current_round()
    return None if round_ is None else inspection.targets_of(round_)


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise
