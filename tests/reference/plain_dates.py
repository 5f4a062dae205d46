"""Months added the slow way: one sentence of the rule, in plain Python."""

from datetime import date


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
