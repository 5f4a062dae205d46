"""The template workbook (模板) of a register, empty or filled with rows: what it writes, `read_file` reads back."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qingchen.registers.own_sheets import CODES
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.registers.template_notes import write_notes
from qingchen.registers.workbook_date import date_workbook
from qingchen.standards.codes import code_list

FILLED_ROWS = 10_000
"""So many rows carry drop-downs."""
_NUMBERS = (ColumnType.INTEGER, ColumnType.DECIMAL)


def template_workbook(register: Register, rows: pl.DataFrame | None = None) -> bytes:
    """An .xlsx with headings, drop-downs, a sheet of notes, and `rows` (clean values by column name) where given."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        date_workbook(book)
        sheet = book.add_worksheet(register.title[:31])
        write_notes(book, register)
        lists = _code_sheet(book, register)
        required = book.add_format({"bold": True, "bg_color": "#FDE9D9", "border": 1, "text_wrap": True})
        optional = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1, "text_wrap": True})
        cell_formats = {
            ColumnType.DATE: book.add_format({"num_format": "yyyy-mm-dd"}),
            ColumnType.INTEGER: book.add_format({"num_format": "0"}),
            ColumnType.DECIMAL: book.add_format({"num_format": "General"}),
        }
        as_text = book.add_format({"num_format": 49})
        for at, column in enumerate(register.columns):
            sheet.write_string(0, at, heading(column), required if column.required else optional)
            kind = cell_formats.get(column.type, as_text)
            sheet.set_column(at, at, max(10.0, 2.2 * len(column.title)), kind)
            _validate(sheet, at, column, lists)
            if rows is not None and column.name in rows.columns:
                _fill(sheet, at, column, rows[column.name], kind)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 32)
    return buffer.getvalue()


def heading(column: Column) -> str:
    """`劳动者总人数（人）*`: the title, its unit, a star where it must be filled."""
    unit = f"（{column.unit}）" if column.unit else ""
    return f"{column.title}{unit}{'*' if column.required else ''}"


def _code_sheet(book: xlsxwriter.Workbook, register: Register) -> dict[str, str]:
    """Code list to the range of its labels, on a hidden sheet."""
    names = sorted({column.codes for column in register.columns if column.codes})
    if not names:
        return {}
    sheet = book.add_worksheet(CODES)
    sheet.very_hidden()
    ranges = {}
    for at, name in enumerate(names):
        labels = code_list(name).labels
        sheet.write_column(0, at, labels)
        letter = chr(65 + at)
        ranges[name] = f"={CODES}!${letter}$1:${letter}${len(labels)}"
    return ranges


def _validate(sheet: Worksheet, at: int, column: Column, lists: dict[str, str]) -> None:
    shown: dict[str, Any] = (
        {"input_title": column.title[:32], "input_message": column.note[:250]} if column.note else {}
    )
    rule: dict[str, Any]
    if column.type is ColumnType.CODE:
        rule = {"validate": "list", "source": lists[column.codes or ""], "error_message": "请从下拉框中选择。"}
    elif column.type is ColumnType.BOOLEAN:
        rule = {"validate": "list", "source": ["是", "否"], "error_message": "请选择是或否。"}
    elif shown:
        rule = {"validate": "any"}
    else:
        return
    sheet.data_validation(1, at, FILLED_ROWS, at, rule | shown)


def _fill(sheet: Worksheet, at: int, column: Column, values: pl.Series, kind: Format) -> None:
    write: Callable[..., Any]
    cells: Iterable[Any] = values
    if column.type in _NUMBERS:
        write = sheet.write_number
    elif column.type is ColumnType.DATE:
        write = sheet.write_datetime
    else:
        write = sheet.write_string
        cells = (None if value is None else written(column, value) for value in values)
    for line, cell in enumerate(cells, start=1):
        if cell is not None:
            write(line, at, cell, kind)


def written(column: Column, value: Any) -> str:
    """A clean value as a person writes it: labels for codes, 是/否, days as 2020-07-15."""
    if column.type is ColumnType.CODE:
        return code_list(column.codes or "").label_of(value)
    if column.type is ColumnType.CODES:
        return "、".join(code_list(column.codes or "").label_of(code) for code in value)
    if column.type is ColumnType.BOOLEAN:
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)
