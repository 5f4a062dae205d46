"""The assessment as a workbook: a line a place and item, and each place's total beside its grade."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from qingchen.registers.workbook_date import date_workbook

HEADINGS = ("地区", "编码", "事项", "分值", "目标", "核实数", "检查时", "现在", "得分", "说明", "申诉认定")
WIDTHS = (14, 10, 30, 8, 9, 20, 20, 20, 9, 52, 40)
Row = Sequence[str]


def assessment_workbook(title: str, note: str, rows: Iterable[Row]) -> bytes:
    """An .xlsx; points and weights that are numbers are written as numbers, all else as text."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        date_workbook(book)
        sheet = book.add_worksheet("年终考核")
        plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        points = book.add_format({"num_format": "0.00", "valign": "top", "border": 1})
        head = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1, "align": "center"})
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, title, book.add_format({"bold": True, "font_size": 16}))
        sheet.write_string(1, 0, note)
        for at, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(2, at, heading, head)
        for line, row in enumerate(rows, start=3):
            assert len(row) == len(HEADINGS), "a cell a heading"
            for at, cell in enumerate(row):
                if HEADINGS[at] in ("分值", "得分") and cell.replace(".", "", 1).isdigit():
                    sheet.write_number(line, at, float(cell), points)
                else:
                    sheet.write_string(line, at, cell, plain)
        sheet.freeze_panes(3, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return buffer.getvalue()
