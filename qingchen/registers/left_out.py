"""Rows that are no rows of the register: blank lines, totals, headings said again, signatures under the table."""

import polars as pl

from qingchen.registers.raw_sheet import LINE, RawSheet

_TOTAL = r"^.{0,12}?(合\s*计|小\s*计|总\s*计|共\s*计|累\s*计)\s*([:：(（].*)?$"
_SIGNATURE = (
    r"^(填\s*表|填\s*报|制\s*表|审\s*核|负责人|单位负责人|联系人|经办|注\s*[:：\d]|说\s*明\s*[:：]|备\s*注\s*[:：])"
)
_NAMED_AT_MOST = 12


def sort_out(rows: pl.DataFrame, sheet: RawSheet, heading: list[str | None]) -> tuple[pl.DataFrame, list[str]]:
    """The rows that are data, and what was left out, in sentences.

    `rows` are trimmed cells below the heading row; trailing blank lines are not worth a word.
    """
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
    gone = marked.filter(pl.col("_kind").is_not_null() & ((pl.col("_kind") != "空行") | (pl.col(LINE) < last)))
    where = f"「{sheet.name}」" if sheet.name else ""
    return kept, [
        f"{where}第 {_lines(gone.filter(pl.col('_kind') == told)[LINE].to_list())} 行为{told}，未作为数据读取。"
        for told in gone["_kind"].unique(maintain_order=True)
    ]


def _lines(lines: list[int]) -> str:
    listed = "、".join(str(line) for line in lines[:_NAMED_AT_MOST])
    return listed + (f" 等 {len(lines)} " if len(lines) > _NAMED_AT_MOST else "")
