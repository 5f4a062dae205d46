"""Rows that are no rows of the register: blank lines, totals, headings said again, signatures under the table."""

import polars as pl

from qingchen.registers.lines_left_out import LinesLeftOut
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.row_kinds import row_kinds


def sort_out(rows: pl.DataFrame, sheet: RawSheet, heading: list[str | None], left_out: LinesLeftOut) -> pl.DataFrame:
    """The rows that are data; the other lines are added to `left_out`. `rows` are trimmed cells below the headings."""
    kind = row_kinds(rows, sheet, heading, left_out.lines)
    left_out.lines += rows.height
    marked = rows.with_columns(kind.alias("_kind"))
    kept = marked.filter(pl.col("_kind").is_null()).drop("_kind")
    last = kept.select(pl.col(LINE).max()).item() or 0
    left_out.add(marked.filter(pl.col("_kind").is_not_null()).select(LINE, "_kind"), int(last))
    return kept
