"""The course of a rate (逐月走势): month by month, as it was known then and as it is known now, from the same facts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qingchen.indicators.compute import compute
from qingchen.indicators.facts import Reader
from qingchen.indicators.groups import By, UnitArea
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.result import Result
from qingchen.indicators.targets import TargetOf
from qingchen.standards.dated import NotInForce
from qingchen.values.region import EVERYWHERE, Area

ReaderOf = Callable[[date, date], Reader]
"""(about, known on) → a reader over that picture of the facts."""


@dataclass(frozen=True, slots=True)
class Point:
    """One month's end. `then` is None where nothing had been accepted by that day."""

    about: date
    then: Result | None
    now: Result


def month_ends(until: date, months: int) -> list[date]:
    """The last `months` month ends before `until`, and that day itself, in order of time.

    (31 July 2020, 3) → 30 April, 31 May, 30 June, 31 July 2020.
    """
    days, first = [until], until.replace(day=1)
    while len(days) <= months:
        last = first - timedelta(days=1)
        days.append(last)
        first = last.replace(day=1)
    return days[::-1]


def course(
    reader_of: ReaderOf,
    indicator: Indicator,
    by: By,
    group: str,
    days: Sequence[date],
    known_on: date,
    units: Sequence[UnitArea] = (),
    targets: TargetOf | None = None,
    *,
    across: By | None = None,
    within: Area = EVERYWHERE,
) -> Iterator[Point]:
    """One point a day of `days`, each as known on that day and as known on `known_on`.

    Days before the first of a rule that it is counted by have none.
    """

    def told(about: date, known: date) -> Result | None:
        reader = reader_of(about, known)
        if not reader.batches_until:
            return None
        # Of a pair nothing may have been counted in an early month: then there is no such line.
        found = compute(reader, [indicator], by, units, targets, across=across, within=within, among={group})
        return found[0] if found else None

    for about in days:
        try:
            now = told(about, known_on)
        except NotInForce:
            continue
        if now is not None:
            yield Point(about, now if about >= known_on else told(about, about), now)
