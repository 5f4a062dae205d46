"""Results as a workbook: the figures on one sheet, the words of their definitions on another."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qingchen.indicators.formats import COLUMNS, Definitions, cells
from qingchen.indicators.result import Result
from qingchen.registers.workbook_date import date_workbook

_WIDTHS = {
    "指标代码": 30,
    "指标名称": 34,
    "分组代码": 20,
    "分组名称": 26,
    "单位": 6,
    "说明": 40,
    "知悉日": 11,
    "口径版本": 9,
    "程序版本": 22,
}
_WORDS = {"指标代码": 30, "名称": 30, "口径版本": 9}


def to_workbook(results: Sequence[Result], definitions: Definitions, title: str) -> bytes:
    """An .xlsx; figures are numbers, everything else is text and no formula. Prints under `title`, a page wide."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        date_workbook(book)
        book.set_properties({"title": title})
        heading = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1, "text_wrap": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        tenths = book.add_format({"num_format": "0.0"})
        figures = book.add_worksheet("结果")
        _head(figures, COLUMNS, _WIDTHS, 10, heading)
        for line, result in enumerate(results, 1):
            for column, (name, cell) in enumerate(zip(COLUMNS, cells(result), strict=True)):
                _write(figures, line, column, _number(name, cell, result), tenths)
        figures.freeze_panes(1, 4)
        figures.autofilter(0, 0, max(1, len(results)), len(COLUMNS) - 1)
        _print(figures, title)
        words = book.add_worksheet("口径")
        headings = list(dict.fromkeys(name for one in definitions.values() for name in one))
        _head(words, ["指标代码", *headings], _WORDS, 36, heading)
        for line, (name, said) in enumerate(definitions.items(), 1):
            for column, text in enumerate([name, *(said.get(title, "") for title in headings)]):
                words.write_string(line, column, text, wrapped)
        words.freeze_panes(1, 2)
        _print(words, f"{title}：口径")
    return buffer.getvalue()


def _head(sheet: Worksheet, titles: Sequence[str], widths: dict[str, int], otherwise: int, heading: Format) -> None:
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, heading)
        sheet.set_column(column, column, widths.get(title, otherwise))


def _print(sheet: Worksheet, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&C{title.replace('&', '&&')}")
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _number(name: str, cell: object, result: Result) -> object:
    """A rate un-rounded, shown with one decimal: whoever filters by 95 must not find 94.96."""
    rate = {"数值": result.rate, "数值（含排除）": result.rate_with_excluded}.get(name)
    if rate is not None and result.measure == "rate" and rate.exact is not None:
        return float(rate.exact * 100)
    return float(cell) if name in ("目标", "序时进度") and isinstance(cell, str) and cell else cell


def _write(sheet: Worksheet, line: int, column: int, cell: object, tenths: Format) -> None:
    if isinstance(cell, int):
        sheet.write_number(line, column, cell)
    elif isinstance(cell, float):
        sheet.write_number(line, column, cell, tenths)
    elif cell not in (None, ""):
        sheet.write_string(line, column, str(cell))
