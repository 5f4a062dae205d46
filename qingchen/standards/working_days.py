"""Working days (工作日): weeks without holidays, with the weekends that were worked for them.

What looks back at rows of any year counts Monday to Friday where no notice is at hand; a term that binds somebody
(`end_of_term`, `working_days_past`) asks for a year with its notice, and says so where there is none.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FILE = Path(__file__).parent / "data" / "working_days.yaml"


class NoCalendar(LookupError):
    """The holidays of `year` are not in the table: no term is worked out across it."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年的放假和调休安排没有录入，不能推算工作日。")
        self.year = year


@cache
def holidays() -> tuple[date, ...]:
    """Every day off by the yearly notices, weekends among them. Years outside the table have none."""
    spans = read_yaml(_FILE)["holidays"]
    return tuple(first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1))


@cache
def working_weekends() -> tuple[date, ...]:
    """Saturdays and Sundays that were worked, in order."""
    return tuple(sorted(read_yaml(_FILE)["working_weekends"]))


@cache
def years_with_notice() -> tuple[int, ...]:
    """Years whose holidays are known from the State Council's notice."""
    return tuple(sorted(read_yaml(_FILE)["notices"]))


@cache
def is_working_day(day: date) -> bool:
    return day in working_weekends() or (day.weekday() < 5 and day not in holidays())


def working_days_after(first: date, last: date) -> int:
    """Working days after `first`, up to and with `last`; 0 where `last` is not after."""
    return sum(map(is_working_day, _days_after(first, last)))


@cache
def nth_working_day_after(first: date, number: int) -> date:
    """The day that is the `number`-th working day after `first`, which itself does not count."""
    day = first
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def end_of_term(first: date, working_days: int) -> date:
    """The last day of a term of so many working days that is given on `first`. Raises NoCalendar."""
    last = nth_working_day_after(first, working_days)
    _check_years(first, last)
    return last


def term_before(last: date, working_days: int) -> date:
    """The day from which so many working days are left until `last`, itself one of them. Raises NoCalendar."""
    day, left = last, working_days
    while left:
        left -= is_working_day(day)
        day -= timedelta(days=1)
    _check_years(day, last)
    return day


def working_days_past(last: date, on: date) -> int:
    """How many working days have gone by since a term's last day; 0 until then. Raises NoCalendar."""
    if on <= last:
        return 0
    _check_years(last, on)
    return working_days_after(last, on)


def _days_after(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(1, (last - first).days + 1))


def _check_years(first: date, last: date) -> None:
    for year in range(first.year, last.year + 1):
        if year not in years_with_notice():
            raise NoCalendar(year)
