"""Months added the slow way: one sentence of the rule, in plain Python."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parents[2] / "qingchen" / "standards" / "data"
_WORKING_DAYS = DATA / "working_days.yaml"


def plus_months(day: date, months: int) -> date:
    """The same day number `months` calendar months on; where that month has no such day, its last day."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def plus_days(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def nth_working_day(day: date, number: int) -> date:
    """Counted day by day, weekends and holidays of the yearly notices left out (the table is data, read here)."""
    while number:
        day = plus_days(day, 1)
        if day in _worked() or (day.weekday() < 5 and not any(first <= day <= last for first, last in _free())):
            number -= 1
    return day


@cache
def _notices() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = yaml.safe_load(_WORKING_DAYS.read_text(encoding="utf-8"))
    return found


def _worked() -> list[date]:
    return _notices()["working_weekends"]


def _free() -> list[list[date]]:
    return _notices()["holidays"]
