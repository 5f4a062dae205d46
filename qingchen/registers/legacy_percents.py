"""Which cells of an .xls or .et show their number as percent: told by xlrd, as the reader of cells does not know."""

import io
import struct

import xlrd

from qingchen.registers.percent_styles import BUILT_IN, shows_percent

_CONFUSED = (xlrd.XLRDError, AssertionError, struct.error, LookupError, TypeError, ValueError, AttributeError)
"""What xlrd meets a file with that is not quite as the format is described."""


def legacy_percents(data: bytes) -> dict[str, dict[int, list[int]]]:
    """By sheet and column (0 for A), the lines (from 1) of numbers shown as percent; nothing where xlrd cannot tell."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO())
        styles = {
            at for at, style in enumerate(book.xf_list) if not style.is_style and _percent(book, style.format_key)
        }
        return {name: _places(book, name, styles) for name in book.sheet_names()} if styles else {}
    except _CONFUSED:
        return {}


def _percent(book: xlrd.Book, key: int) -> bool:
    known = book.format_map.get(key)
    return str(key) in BUILT_IN or (known is not None and shows_percent(known.format_str or ""))


def _places(book: xlrd.Book, name: str, styles: set[int]) -> dict[int, list[int]]:
    sheet = book.sheet_by_name(name)
    places: dict[int, list[int]] = {}
    for line in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(line)):
            if kind == xlrd.XL_CELL_NUMBER and sheet.cell_xf_index(line, column) in styles:
                places.setdefault(column, []).append(line + 1)
    book.unload_sheet(name)
    return places
