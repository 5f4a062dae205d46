"""Rules that one day does not lie before another."""

import polars as pl

from qingchen.registers.register import RowRule


def not_before(column: str, title: str, earlier: str, earlier_title: str) -> RowRule:
    """`column` is on or after the day of `earlier`: a report not before its sampling. Either empty: kept."""
    return RowRule(
        f"{column}_before_{earlier}",
        column,
        lambda: pl.col(column) < pl.col(earlier),
        f"{title}不得早于{earlier_title}。请核对两个日期。",
    )
