"""What a line below the headings is where it is no row: blank, a total, a subtitle, a page's headings again, a note."""

import re

import polars as pl

from qingchen.registers.heading_words import BETWEEN, is_hint
from qingchen.registers.raw_sheet import LINE, RawSheet

BLANK = "空行"
TOTAL = "合计行"
NOTE = "表后说明行"
HEADINGS = "重复的表头行"
NUMBERING = "栏次行"
HINTS = "填写提示行"
SUBTITLE = "小标题行"

_TOTAL = r"^.{0,12}?(合\s*计|小\s*计|总\s*计|共\s*计|累\s*计|总\s*数)\s*([:：(（\d].*)?$"
_COUNTED = r"^(?:(?:本页|本表|全表|以上)\s*[共合]?|[共合])\s*\d+\s*[人户家条行例个名份]"
_NOTE = (
    r"^(填\s*表|填\s*报|制\s*表|审\s*核|复\s*核|校\s*对|打\s*印|负责人|单位负责人|主管|分管|联系人|联系电话\s*[:：]|经办|统计人|"
    r"(?:检\s*测|采\s*样|检\s*验|签\s*发|编\s*制)(?:人|者)?\s*[:：]|"
    r"(?:单位|部门)?\s*[(（]?(?:盖章|公章|签章|签字)|注\s*[:：\d]|说\s*明\s*[:：]|备\s*注\s*[:：]|附\s*[:：]|※|填写说明|以上)"
)
_ORDER = r"^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$"
_HOW_TO = re.compile(r"^(?:填写|填报)(?:说明|要求|示例|样例)$|^(?:示例|样例|例|举例)[:：]?$|^格式要求$")
_SHORT = r"^[(（]?(?:\d{1,3}|[甲乙丙丁戊己庚辛])[)）]?$"


NEAR_HEADINGS = 3
"""So many lines below the headings may number the columns or say how to fill them in."""


def row_kinds(rows: pl.DataFrame, sheet: RawSheet, heading: list[str | None], above: int = 0) -> pl.Series:
    """The kind of each line, null where it is a row of the register.

    rows      trimmed cells below the headings, columns of `sheet`; or a piece of them
    heading   what each column's heading says, rows of one joined by `／`; None where there is none
    above     so many lines lie between the headings and `rows`
    """
    names = sheet.names
    first = pl.coalesce(names)
    filled = pl.sum_horizontal([pl.col(name).is_not_null() for name in names])
    text_first = pl.coalesce(
        [pl.when(~pl.col(name).str.contains(r"^[\d,.]+$")).then(pl.col(name)) for name in names[:4]]
    )
    wide = sum(text is not None for text in heading) >= 4
    alone = (filled == 1) & ~pl.col(LINE).is_in(_lines_in_merges(sheet).implode()) & ~first.str.contains(r"^[\d,.-]+$")
    kind = (
        pl.when(filled == 0)
        .then(pl.lit(BLANK))
        .when(text_first.str.contains(_TOTAL) | first.str.contains(_TOTAL) | first.str.contains(_COUNTED))
        .then(pl.lit(TOTAL))
        .when((filled <= 4) & first.str.contains(_NOTE))
        .then(pl.lit(NOTE))
        .when(
            pl.Series(_headings_again(rows, names, heading)) & ((filled >= 2) | (filled == pl.lit(_written(heading))))
        )
        .then(pl.lit(HEADINGS))
        .when(pl.lit(wide) & (alone | ((filled == 2) & first.str.contains(_ORDER))))
        .then(pl.lit(SUBTITLE))
    )
    told = rows.select(kind.alias("kind"), (filled >= 3).alias("filled"), LINE)
    kinds = told["kind"]
    for at, row in enumerate(rows.head(max(NEAR_HEADINGS - above, 0)).select(names).rows()):
        cells = [cell for cell in row if cell is not None]
        if kinds[at] is None and len(cells) >= 3:
            if _numbers_columns(cells):
                kinds = kinds.scatter(at, NUMBERING)
            elif _HOW_TO.match(cells[0]) or all(is_hint(cell) and not cell.isdigit() for cell in cells):
                kinds = kinds.scatter(at, HINTS)
    return kinds


def _headings_again(rows: pl.DataFrame, names: list[str], heading: list[str | None]) -> pl.Series:
    """Lines of which every filled cell says what its heading says, or a row of it."""
    known = {said for text in heading if text is not None for said in (text, *text.split(BETWEEN))}
    first = pl.coalesce(names).str.replace_all(r"\s+", " ")
    maybe = rows.select(first.is_in(list(known)).fill_null(False)).to_series()
    same = []
    for name, text in zip(names, heading, strict=True):
        cell = pl.col(name).str.replace_all(r"\s+", " ")
        said = [] if text is None else [text, *text.split(BETWEEN)]
        same.append(pl.col(name).is_null() | cell.is_in(said) if said else pl.col(name).is_null())
    return maybe.scatter(maybe.arg_true(), rows.filter(maybe).select(pl.all_horizontal(same)).to_series())


def _written(heading: list[str | None]) -> int:
    return sum(text is not None for text in heading)


def _numbers_columns(cells: list[str]) -> bool:
    """`甲 乙 1 2 3`: the numbers that forms give their columns."""
    digits = [int(cell.strip("()（）")) for cell in cells if cell.strip("()（）").isdigit()]
    return (
        len(digits) >= 2
        and all(len(cell) <= 5 and pl.Series([cell]).str.contains(_SHORT)[0] for cell in cells)
        and digits == list(range(digits[0], digits[0] + len(digits)))
        and digits[0] <= 2
    )


def _lines_in_merges(sheet: RawSheet) -> pl.Series:
    lines = [covered[LINE] for covered in sheet.covered.values()]
    return pl.concat(lines) if lines else pl.Series([], dtype=pl.Int64)
