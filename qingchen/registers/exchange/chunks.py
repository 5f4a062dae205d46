"""Rows of a table in the order (batch, row), a few thousand at a time: memory stays flat and no query stays open."""

from collections.abc import Iterator

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.registers import connection
from qingchen.registers.parquet import ROWS_A_GROUP

FIRST = 1_000
"""Rows of the first chunk: whoever waits soon sees that something comes."""
Span = tuple[int, int, int, int]
"""First and last batch, first and last row: several whole batches, or a part of one."""


def chunks(rows: ir.Table) -> Iterator[pl.DataFrame]:
    """Every row once, columns as `rows`, at most ROWS_A_GROUP at a time. Empty chunks are left out.

    The cuts lie where the row groups of sealed files end, so that none of these is read twice.
    """
    sql = ibis.to_sql(rows, dialect="duckdb")
    for span in spans(_counts(rows)):
        found = connection.cursor().execute(
            f"FROM ({sql}) WHERE _batch BETWEEN ? AND ? AND _row BETWEEN ? AND ? ORDER BY _batch, _row", list(span)
        )
        frame = found.pl()
        if frame.height:
            yield frame


def spans(counts: list[tuple[int, int, int]]) -> Iterator[Span]:
    """Cut batches, given as (number, rows, highest row number) in order, into spans.

    Small batches are taken together; of one with many rows each span holds one group of its row numbers.
    """
    first, held, last_row, start = 0, 0, 0, FIRST
    last = 0
    for number, count, highest in counts:
        if held and held + count > ROWS_A_GROUP:
            yield first, last, 1, last_row
            held = 0
        if count > ROWS_A_GROUP or (start and count > start):
            if held:
                yield first, last, 1, last_row
                held = 0
            if start and highest > start:
                yield number, number, 1, start
                yield number, number, start + 1, ROWS_A_GROUP
            else:
                yield number, number, 1, ROWS_A_GROUP
            for group in range(ROWS_A_GROUP, highest, ROWS_A_GROUP):
                yield number, number, group + 1, group + ROWS_A_GROUP
        else:
            first = first if held else number
            last_row = max(last_row, highest) if held else highest
            held, last = held + count, number
        start = 0
    if held:
        yield first, last, 1, last_row


def _counts(rows: ir.Table) -> list[tuple[int, int, int]]:
    by_batch = rows.group_by("_batch").agg(count=rows.count(), highest=rows["_row"].max()).order_by("_batch")
    sql = ibis.to_sql(by_batch, dialect="duckdb")
    found = connection.cursor().execute(f'SELECT _batch, "count", highest FROM ({sql}) ORDER BY _batch').fetchall()
    return [(int(number), int(count), int(highest)) for number, count, highest in found]
