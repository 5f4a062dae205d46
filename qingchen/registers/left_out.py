"""Rows that are no rows of the register: blank lines, totals, headings said again, signatures under the table."""

import polars as pl

from qingchen.registers.lines_left_out import LinesLeftOut
from qingchen.registers.raw_sheet import LINE, RawSheet

_TOTAL = r"^.{0,12}?(合\s*计|小\s*计|总\s*计|共\s*计|累\s*计)\s*([:：(（].*)?$"
_SIGNATURE = (
    r"^(填\s*表|填\s*报|制\s*表|审\s*核|负责人|单位负责人|联系人|经办|注\s*[:：\d]|说\s*明\s*[:：]|备\s*注\s*[:：])"
)


def sort_out(rows: pl.DataFrame, sheet: RawSheet, heading: list[str | None], left_out: LinesLeftOut) -> pl.DataFrame:
    """The rows that are data; the other lines are added to `left_out`. `rows` are trimmed cells below the headings."""
    names = sheet.names
    first = pl.coalesce(names)
    filled = pl.sum_horizontal([pl.col(name).is_not_null() for name in names])
    text_first = pl.coalesce(
        [pl.when(~pl.col(name).str.contains(r"^[\d,.]+$")).then(pl.col(name)) for name in names[:4]]
    )
    same = [
        (pl.col(name) == text) if text is not None else pl.col(name).is_null()
        for name, text in zip(names, heading, strict=True)
    ]
    kind = (
        pl.when(filled == 0)
        .then(pl.lit("空行"))
        .when(text_first.str.contains(_TOTAL) | first.str.contains(_TOTAL))
        .then(pl.lit("合计行"))
        .when((filled <= 4) & first.str.contains(_SIGNATURE))
        .then(pl.lit("表后说明行"))
        .when(pl.all_horizontal(same))
        .then(pl.lit("重复的表头行"))
    )
    marked = rows.with_columns(kind.alias("_kind"))
    kept = marked.filter(pl.col("_kind").is_null()).drop("_kind")
    last = kept.select(pl.col(LINE).max()).item() or 0
    left_out.add(marked.filter(pl.col("_kind").is_not_null()).select(LINE, "_kind"), int(last))
    return kept
