"""Results as a workbook: the figures on one sheet, the words of their definitions on another."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from qingchen.indicators.formats import COLUMNS, Definitions, cells
from qingchen.indicators.result import Result
from qingchen.registers.workbook_date import date_workbook

_WIDTHS = {"名称": 34, "地区或单位": 26, "说明": 40, "程序版本": 22, "代码": 20}


def to_workbook(results: Sequence[Result], definitions: Definitions) -> bytes:
    """An .xlsx; counts are numbers, everything else is text and no formula."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        date_workbook(book)
        heading = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1, "text_wrap": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        figures = book.add_worksheet("结果")
        for column, title in enumerate(COLUMNS):
            figures.write_string(0, column, title, heading)
            figures.set_column(column, column, _WIDTHS.get(title, 11))
        for line, result in enumerate(results, 1):
            for column, cell in enumerate(cells(result)):
                _write(figures, line, column, cell)
        figures.freeze_panes(1, 0)
        figures.autofilter(0, 0, max(1, len(results)), len(COLUMNS) - 1)
        words = book.add_worksheet("口径")
        headings = list(dict.fromkeys(name for one in definitions.values() for name in one))
        for column, title in enumerate(["指标", *headings]):
            words.write_string(0, column, title, heading)
            words.set_column(column, column, 30)
        for line, (name, said) in enumerate(definitions.items(), 1):
            for column, text in enumerate([name, *(said.get(title, "") for title in headings)]):
                words.write_string(line, column, text, wrapped)
        words.freeze_panes(1, 1)
    return buffer.getvalue()


def _write(sheet: Worksheet, line: int, column: int, cell: object) -> None:
    if isinstance(cell, int):
        sheet.write_number(line, column, cell)
    elif cell not in (None, ""):
        sheet.write_string(line, column, str(cell))
