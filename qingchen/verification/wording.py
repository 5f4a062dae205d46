"""What the rows of checks have in common: sentences out of columns, and the first of several rows."""

from typing import Any

import ibis
import ibis.expr.types as ir

_ROWS = 2**32


def sentence(*parts: Any) -> ir.StringValue:
    """Texts and columns one after the other; what is missing reads 未填.

    >>> sentence("检查日期 ", table.examined_on, "。")   # 检查日期 2020-03-02。
    """
    told = ibis.literal("")
    for part in parts:
        told = told + (part if isinstance(part, str) else part.cast("string").fill_null("未填"))
    return told


def places_of(division: ir.StringColumn) -> Any:
    """Aggregation for `also` and `named`: the townships of a group's rows, or what is known of them."""
    return division.substr(0, 9).collect(distinct=True)


def first_row(rows: ir.Table) -> dict[str, Any]:
    """Aggregations that keep the trace of a group's first row, and how many rows it has."""
    order = rows["_batch"] * _ROWS + rows["_row"]
    kept: dict[str, Any] = {name: rows[name].argmin(order) for name in ("_batch", "_row", "_line")}
    return kept | {"rows_behind": rows.count()}
