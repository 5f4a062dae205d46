"""Working days between two columns, for all rows at once."""

import polars as pl

from qingchen.standards.working_days import holidays, working_weekends


def working_days_after(first: str, last: str) -> pl.Expr:
    """`standards.working_days.working_days_after` of two DATE columns; null where either is, below 0 where `last` is
    before `first`."""
    start, end = pl.col(first), pl.col(last)
    next_day = pl.duration(days=1)
    weekdays = pl.business_day_count(start + next_day, end + next_day, holidays=holidays())
    worked = pl.sum_horizontal(((start < day) & (end >= day)).cast(pl.Int32) for day in working_weekends())
    return pl.when(start.is_not_null() & end.is_not_null()).then(weekdays + worked)
