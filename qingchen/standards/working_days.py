"""Working days (工作日): weeks without holidays, with the weekends that were worked for them."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FILE = Path(__file__).parent / "data" / "working_days.yaml"


@cache
def holidays() -> tuple[date, ...]:
    """Every day off by the yearly notices, weekends among them. Years outside the table have none."""
    spans = read_yaml(_FILE)["holidays"]
    return tuple(first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1))


@cache
def working_weekends() -> tuple[date, ...]:
    """Saturdays and Sundays that were worked."""
    return tuple(read_yaml(_FILE)["working_weekends"])


@cache
def is_working_day(day: date) -> bool:
    return day in working_weekends() or (day.weekday() < 5 and day not in holidays())


def working_days_after(first: date, last: date) -> int:
    """Working days after `first`, up to and with `last`; 0 where `last` is not after."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(map(is_working_day, days))


@cache
def nth_working_day_after(first: date, number: int) -> date:
    """The day that is the `number`-th working day after `first`, which itself does not count."""
    day = first
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
