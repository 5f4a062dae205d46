"""The parts of an .xlsx without its rows: made by xlsxwriter, taken apart where the rows belong."""

import io
import re
import zipfile
from dataclasses import dataclass

import xlsxwriter

from qingchen.registers.exchange.style import Style
from qingchen.registers.register import Column, ColumnType
from qingchen.registers.workbook_date import date_workbook

SHEET = "xl/worksheets/sheet1.xml"
_MOST_OF_A_NAME = 31


@dataclass(frozen=True, slots=True)
class Shell:
    """`parts`: every other file of the package. The sheet is `before`, the rows from line 2, `after`.

    styles   for each column the number of its cell style
    """

    parts: dict[str, bytes]
    before: str
    after: str
    styles: tuple[int, ...]


def shell(columns: tuple[Column, ...], style: Style, hidden: frozenset[str], title: str, rows: int) -> Shell:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        date_workbook(book)
        sheet = book.add_worksheet(title[:_MOST_OF_A_NAME])
        heading = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1, "text_wrap": True})
        formats = {
            ColumnType.DATE: book.add_format({"num_format": "yyyy-mm-dd"}),
            ColumnType.INTEGER: book.add_format({"num_format": "0"}),
            ColumnType.DECIMAL: book.add_format({"num_format": "0.########"}),
        }
        # A text cell stays one when it is edited: without this, F2 and Enter make a formula of =1+1.
        as_text = book.add_format({"num_format": 49, "quote_prefix": True})
        for at, column in enumerate(columns):
            kind = as_text if column.name in hidden else formats.get(column.type, as_text)
            sheet.write_string(0, at, style.heading(column), heading)
            sheet.set_column(at, at, max(10.0, 2.2 * len(column.title)))
            sheet.write_blank(1, at, None, kind)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    with zipfile.ZipFile(buffer) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    whole = parts.pop(SHEET).decode()
    row = re.search(r'<row r="2".*?</row>', whole)
    assert row is not None
    styles = tuple(int(number) for number in re.findall(r'<c r="[A-Z]+2" s="(\d+)"/>', row.group()))
    assert len(styles) == len(columns)
    before = re.sub(r'(<dimension ref="A1:[A-Z]+)\d+"', rf'\g<1>{rows + 1}"', whole[: row.start()])
    return Shell(parts, before, whole[row.end() :], styles)
