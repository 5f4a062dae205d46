"""Rates as a page asks for them: by place, about a day, as known on a day, limited to what the person may see."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest

from qingchen import clock
from qingchen.indicators.catalogue import indicators as every_indicator
from qingchen.indicators.compute import CROSS, compute
from qingchen.indicators.course import Point, course, month_ends
from qingchen.indicators.groups import BY_TITLES, DIGITS, OUTSIDE_UNITS, By, UnitArea
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.models import Publication
from qingchen.indicators.result import Result
from qingchen.indicators.store import newest_run
from qingchen.indicators.targets import TargetOf
from qingchen.inspection import store as inspection
from qingchen.inspection.form import Form
from qingchen.problems import Problem
from qingchen.registers import store as registers
from qingchen.standards import divisions
from qingchen.values.actor import Actor
from qingchen.values.region import EVERYWHERE, Area

VIEWS: tuple[By, ...] = ("province", "unit", "prefecture", "county", "township", "industry", "size")
"""Groupings that a page offers. Villages within a county alone: a province has ten thousand."""
_WITHIN = tuple(DIGITS[by] for by in ("prefecture", "county", "township"))
"""Digits of the places within which a page looks: prefecture, county, township."""
EARLIEST = date(1950, 1, 1)
"""No question is about an earlier day: years before the calendar's first would be reckoned with."""
_KEPT = 24
_MONTHS = 12
_computed: OrderedDict[tuple[Any, ...], list[Result]] = OrderedDict()
_courses: OrderedDict[tuple[Any, ...], list[Point]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Question:
    """What a page of rates shows. `with_excluded`: with the employers that the ledger excludes.

    until   number of the last batch looked at, for a figure that was frozen; 0 for all that were known on the day
    across  a second grouping, crossed with the first
    within  code of the prefecture, county or township that is looked at; empty for all that one may see
    """

    by: By
    about: date
    known_on: date
    with_excluded: bool = False
    until: int = 0
    across: By | None = None
    within: str = ""

    @property
    def views(self) -> tuple[By, ...]:
        return (*VIEWS, "village") if len(self.within) >= DIGITS["county"] else VIEWS

    def address(self, **changes: Any) -> str:
        """The query string of this question with some of its answers changed."""
        asked = replace(self, **changes)
        held = {"by": asked.by, "about": asked.about.isoformat(), "known_on": asked.known_on.isoformat()}
        held |= {"across": asked.across} if asked.across else {}
        held |= {"with_excluded": "1"} if asked.with_excluded else {}
        held |= {"within": asked.within} if asked.within else {}
        return urlencode(held | ({"until": str(asked.until)} if asked.until else {}))


def question_of(request: HttpRequest, also: tuple[By, ...] = ()) -> Question:
    """From the address; what is missing is the unit view of today.

    also   groupings beside VIEWS that the page can show
    What cannot be read is never taken for today: figures would be shown, taken away or published under a wrong day.

    Raises Problem request.not_understood with all that cannot be read or lies ahead.
    """
    today, asked = clock.today(), request.GET
    faults: list[str] = []
    within = _place_within(asked.get("within", ""), faults)
    offered = replace(Question("unit", today, today), within=within).views
    by = _grouping(asked.get("by", ""), (*offered, *also), faults) or "unit"
    across = _grouping(asked.get("across", ""), VIEWS, faults)
    question = Question(
        by=by,
        about=max(EARLIEST, _day("情况截止日", asked.get("about", ""), last_day(), faults)),
        known_on=_day("按哪天所知", asked.get("known_on", ""), today, faults),
        with_excluded=asked.get("with_excluded") == "1",
        until=_batch(asked.get("until", ""), faults),
        across=across if across != by else None,
        within=within,
    )
    if faults:
        raise Problem("request.not_understood", count=len(faults), lines=tuple(faults))
    return question


def reader_for(actor: Actor, question: Question) -> registers.ScopedReader:
    facts = registers.snapshot(question.about, question.known_on)
    if question.until:
        facts = facts.up_to(question.until)
    return registers.ScopedReader(_looking_within(actor, question), facts)


def _looking_within(actor: Actor, question: Question) -> Actor:
    """Raises Problem thing.not_found where the question reaches beyond what one may see."""
    if not question.within:
        return actor
    area = divisions.counted_under(question.within, len(question.within))
    if actor.area.covers(area):
        return replace(actor, area=area)
    if area.covers(actor.area):
        return actor
    raise Problem("thing.not_found", what="这个地区")


def frozen_question(kind: str, campaign: str) -> Question | None:
    """The question that the newest stored run answered: asked again, it gives the same numbers."""
    run = newest_run(kind, campaign)
    return run and Question(cast(By, run.by), run.about, run.known_on, until=run.batches_until)


def question_published(publication: Publication) -> Question:
    run = publication.run
    across = cast(By, run.across) if run.across else None
    return Question(cast(By, run.by), run.about, run.known_on, until=run.batches_until, across=across)


def question_today(question: Question) -> Question:
    """The same about the same day, as known today."""
    return replace(question, known_on=clock.today(), until=0)


def results_for(actor: Actor, question: Question) -> list[Result]:
    """Every indicator for every group; kept for the same picture of the facts, so that a page opens at once."""
    reader, actor = reader_for(actor, question), _looking_within(actor, question)
    key = (
        actor.area,
        actor.closed,
        question.by,
        question.across,
        question.about,
        question.known_on,
        reader.batches_until,
    )
    with _lock:
        if key in _computed:
            _computed.move_to_end(key)
            return _computed[key]
    indicators = list(every_indicator().values())
    found = compute(reader, indicators, question.by, unit_areas(), targets(), across=question.across, within=actor.area)
    if question.within and question.by in DIGITS:
        # A county's own offices are seen from its townships too, but a township's table is not where they are counted.
        found = [one for one in found if one.group_code.partition(CROSS)[0] in actor.area]
    with _lock:
        _computed[key] = found
        while len(_computed) > _KEPT:
            _computed.popitem(last=False)
    return found


def result_for(actor: Actor, question: Question, indicator: Indicator, group: str) -> Result | None:
    """One number of one group; None where there is no such group. Of an employer that employer alone is counted."""
    if question.by == "employer":
        reader, actor = reader_for(actor, question), _looking_within(actor, question)
        found = compute(reader, [indicator], "employer", unit_areas(), targets(), within=actor.area, among={group})
    else:
        found = results_for(actor, question)
    return next((one for one in found if (one.indicator, one.group_code) == (indicator.name, group)), None)


def course_for(actor: Actor, question: Question, indicator: Indicator, group: str) -> list[Point]:
    """The year of one number that ends on the question's day; kept as `results_for` keeps tables."""
    actor = _looking_within(actor, question)
    until = registers.snapshot(question.about, question.known_on).until
    key = (
        actor.area,
        actor.closed,
        indicator.name,
        question.by,
        question.across,
        group,
        question.about,
        question.known_on,
        until,
    )
    with _lock:
        if key in _courses:
            _courses.move_to_end(key)
            return _courses[key]

    def reader_of(about: date, known_on: date) -> registers.ScopedReader:
        facts = registers.snapshot(about, known_on)
        return registers.ScopedReader(actor, replace(facts, passing=True))

    days = month_ends(question.about, _MONTHS)
    found = list(
        course(
            reader_of,
            indicator,
            question.by,
            group,
            days,
            question.known_on,
            unit_areas(),
            targets(),
            across=question.across,
            within=actor.area,
        )
    )
    with _lock:
        _courses[key] = found
        while len(_courses) > _KEPT * 8:
            _courses.popitem(last=False)
    return found


def unit_areas() -> list[UnitArea]:
    """The inspection units of the current round; none before one is loaded."""
    round_ = inspection.current_round()
    return [UnitArea(unit.code, unit.name, unit.area) for unit in round_.units.all()] if round_ else []


def forms() -> list[Form]:
    """The forms of the current round's campaign; none before one is loaded."""
    round_ = inspection.current_round()
    return list(inspection.campaign_of(round_).forms.values()) if round_ else []


@dataclass(frozen=True, slots=True)
class Place:
    """What a group holds: what lies in both areas, and of its employers those of the trade or size in `among`.

    employer   (USCC, site number) of the one employer that it is
    """

    area: Area
    also: Area
    among: Mapping[By, str]
    employer: tuple[str, int] | None = None


def place_of(question: Question, group: str) -> Place | None:
    """What the group of a table of rates holds; None where there is no such group."""
    sides: list[By] = [question.by, question.across] if question.across else [question.by]
    codes = group.split(CROSS)
    if len(codes) != len(sides):
        return None
    if question.by == "employer":
        return _employer_of(group)
    areas, among = [EVERYWHERE], {}
    for by, code in zip(sides, codes, strict=True):
        if by in ("industry", "size"):
            among[by] = code
        elif (area := _area_of(by, code)) is not None:
            areas.append(area)
        else:
            return None
    return Place(areas[-1], areas[-2] if len(areas) > 2 else EVERYWHERE, among)


def _employer_of(group: str) -> Place | None:
    """`<USCC>-<site number>`."""
    uscc, _, site = group.rpartition("-")
    whole = uscc and site.isascii() and site.isdigit() and len(site) < 9
    return Place(EVERYWHERE, EVERYWHERE, {}, (uscc, int(site))) if whole else None


def _area_of(by: By, group: str) -> Area | None:
    units = {unit.code: unit for unit in unit_areas()}
    if by != "unit":
        return divisions.counted_under(group, DIGITS[by]) if group.isdigit() else None
    if group == OUTSIDE_UNITS:
        return Area(EVERYWHERE.includes, tuple(code for unit in units.values() for code in unit.area.includes))
    return units[group].area if group in units else None


def targets() -> TargetOf | None:
    round_ = inspection.current_round()
    return None if round_ is None else inspection.targets_of(round_)


def _grouping(text: str, offered: Sequence[By], faults: list[str]) -> By | None:
    found = next((one for one in offered if one == text), None)
    if text and found is None:
        faults.append(f"没有“{text[:20]}”这种分组，可选：{'、'.join(BY_TITLES[one] for one in offered)}")
    return found


def _place_within(text: str, faults: list[str]) -> str:
    if not text or (text.isascii() and text.isdigit() and len(text) in _WITHIN and divisions.exists(text)):
        return text
    faults.append(f"没有代码为“{text[:20]}”的市（州）、县（市、区）或乡镇（街道）")
    return ""


def _day(title: str, text: str, last: date, faults: list[str]) -> date:
    """Today where nothing is written."""
    today = clock.today()
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        faults.append(f"{title}“{text[:20]}”不是日期，应如 {today}")
        return today
    late = too_late(title, day, last)
    faults += late
    return today if late else day


def last_day() -> date:
    """No question is about a later one: the end of next year."""
    return date(clock.today().year + 1, 12, 31)


def too_late(title: str, day: date, last: date) -> list[str]:
    return [f"{title} {day} 太晚，最晚到 {last}"] if day > last else []


def _batch(text: str, faults: list[str]) -> int:
    if not text or (text.isascii() and text.isdigit() and len(text) < 12):
        return int(text or 0)
    faults.append(f"批次“{text[:20]}”不是批次号")
    return 0
