"""Which of some versions count about a day: the rule of `versions.winning_sql` for the few rows of a search."""

from datetime import date

import polars as pl

from qingchen.registers.parquet import PUT, WITHDRAW
from qingchen.registers.register import Register, RegisterKind


def winning_rows(register: Register, versions: pl.DataFrame, about: date) -> pl.DataFrame:
    """The rows that count about day `about`, one a key, ordered by (batch, row).

    versions   every version of each key in it; columns as `versions.versions_sql`
    """
    newest = newest_rows(register, versions, about)
    return newest.filter((pl.col("_act") == PUT) & (pl.col("_about") <= pl.lit(about))).sort("_batch", "_row").collect()


def newest_rows(register: Register, versions: pl.DataFrame, about: date) -> pl.LazyFrame:
    """Of each key the version that decides about day `about`, put or withdrawal: `versions.newest_sql`."""
    day = pl.lit(about)
    if register.kind is RegisterKind.EVENT:
        eligible, order = ~((pl.col("_act") == WITHDRAW) & (pl.col("_about") > day)), ["_batch", "_row"]
    else:
        eligible, order = pl.col("_about") <= day, ["_about", "_batch", "_row"]
    ordered = versions.lazy().filter(eligible).sort(order)
    return ordered.unique(list(register.key), keep="last", maintain_order=True)
