"""Calendar arithmetic of the rules.

A day plus n months is the same day number n calendar months on; where that month has no such day, its last day
(31 January + 1 month = 29 February 2020; 29 February 2020 + 12 months = 28 February 2021). Months are only ever
added, never taken away, so that both sides of a rule agree.
"""

from datetime import date
from fractions import Fraction

import ibis
import ibis.expr.types as ir


def plus_months(day: ir.DateValue, months: ir.IntegerValue | int) -> ir.DateValue:
    """The day `months` calendar months after `day`; null where either is."""
    number = ibis.literal(months) if isinstance(months, int) else months
    return (day + number.cast("int64").as_interval("M")).cast("date")


def plus_days(day: ir.DateValue, days: int) -> ir.DateValue:
    """The day so many days after `day`; null where it is."""
    return (day + ibis.interval(days=days)).cast("date")


def first_day_of_year(day: date) -> date:
    return date(day.year, 1, 1)


def last_day_of_year(day: date) -> date:
    return date(day.year, 12, 31)


def share_of_year_elapsed(day: date) -> Fraction:
    """Days of the year up to and including `day`, over the days of that year."""
    length = (date(day.year + 1, 1, 1) - first_day_of_year(day)).days
    return Fraction((day - first_day_of_year(day)).days + 1, length)
