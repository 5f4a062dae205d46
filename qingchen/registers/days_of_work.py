"""Working days between two columns, for all rows at once."""

import polars as pl

from qingchen.standards.working_days import holidays, working_weekends


def working_days_after(first: str, last: str) -> pl.Expr:
    """`standards.working_days.working_days_after` of two DATE columns; null where either is, below 0 where `last` is
    before `first`."""
    start, end = pl.col(first), pl.col(last)
    next_day = pl.duration(days=1)
    weekdays = pl.business_day_count(start + next_day, end + next_day, holidays=holidays())
    worked = _worked_until(end) - _worked_until(start)
    return pl.when(start.is_not_null() & end.is_not_null()).then(weekdays + worked)


def _worked_until(day: pl.Expr) -> pl.Expr:
    """Weekends worked up to and with `day`."""
    return pl.lit(pl.Series(working_weekends(), dtype=pl.Date)).search_sorted(day, side="right").cast(pl.Int32)
