"""One page of rows by the place where the last one ended: as quick on the thousandth page as on the first."""

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.registers import connection

Place = tuple[int, int]
"""Batch and row number of the last row of a page."""


@dataclass(frozen=True)
class Page:
    """`after`: where the next page begins; None where this is the last."""

    rows: pl.DataFrame
    after: Place | None


def page_of(rows: ir.Table, after: Place | None, limit: int, *, newest_first: bool = False) -> Page:
    """Rows in the order (batch, row); with `newest_first` the newest batch first, its rows as they were sent."""
    if after is not None:
        batch, row = after
        further = rows["_batch"] < batch if newest_first else rows["_batch"] > batch
        rows = rows.filter(further | ((rows["_batch"] == batch) & (rows["_row"] > row)))
    order = ibis.desc("_batch") if newest_first else "_batch"
    sql = ibis.to_sql(rows.order_by([order, "_row"]).limit(limit + 1), dialect="duckdb")
    found = connection.cursor().execute(sql).pl()
    shown = found.head(limit)
    more = found.height > limit
    return Page(shown, (shown["_batch"][-1], shown["_row"][-1]) if more else None)
