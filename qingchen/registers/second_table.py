"""Another table below the one that a sheet begins with: seen by its headings, where rows are expected."""

import polars as pl

from qingchen.registers.catalogue import registers
from qingchen.registers.heading_words import column_meant
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.row_problem import RowProblem
from qingchen.values.source import Source

RULE = "second_table"
_LEAST = 3
"""So many cells of a line must be headings of one register, and more than half of those that are filled."""

_ASKED = 2_000
"""Lines with faults and without a number, which rows seldom are."""


def second_table(
    rows: pl.DataFrame, names: list[str], faults: dict[str, pl.Series], source: Source
) -> RowProblem | None:
    """The first line of `rows` that holds headings, as a problem; None where there is none.

    names    the columns of the sheet
    faults   by column of the register; a line of headings has some, and only lines with faults are looked at
    source   of the sheet
    """
    wrong = pl.Series([False]).new_from_index(0, rows.height)
    for fault in faults.values():
        if fault.null_count() < rows.height:
            wrong = wrong | fault.is_not_null()
    if not wrong.any():
        return None
    numbered = pl.sum_horizontal(pl.col(name).str.contains(r"^[\d.,-]+$").fill_null(False) for name in names)
    filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in names)
    asked = rows.filter(wrong).filter((filled >= _LEAST) & (numbered == 0)).select(LINE, *names).head(_ASKED)
    for line, *cells in asked.iter_rows():
        texts = [text for text in cells if text and len(text) <= 30]
        known = max(sum(column_meant(one, text) is not None for text in texts) for one in registers().values())
        if known >= _LEAST and known * 2 > len(texts):
            return _problem(Source(source.file, source.sheet, line), texts)
    return None


def _problem(source: Source, texts: list[str]) -> RowProblem:
    shown = "、".join(" ".join(text.split()) for text in texts[:_LEAST])
    sentence = (
        f"从这一行起是另一张表（表头为{shown}等），以下各行没有读取。"
        "一个工作表只放一张表，请把它移到单独的工作表或文件后再报送。"
    )
    return RowProblem(source, None, "", RULE, sentence)
