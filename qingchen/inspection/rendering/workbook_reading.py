"""Reads a filled workbook back: columns are found by their headings, lines by the item's code and the field's title."""

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException

from qingchen.inspection.answer_problem import AnswerProblem, problem
from qingchen.inspection.entry import Entry
from qingchen.inspection.form import Form
from qingchen.inspection.item_reading import CODE
from qingchen.inspection.rendering.entry_reading import ItemCells, read_entry
from qingchen.inspection.rendering.sheet_columns import DETAIL_TITLES, MAIN_SHEET, ROWS_SHEET, TITLES
from qingchen.inspection.rendering.sheet_writing import lines_for
from qingchen.inspection.written import text

LARGEST = 60_000_000
"""Bytes that a workbook may unpack to; a filled form has well under one million."""
HEAD_LINES = 15
LAST_LINE = 20_000
LAST_COLUMN = 40
UNREADABLE = (
    *(InvalidFileException, LookupError, AttributeError, ValueError, TypeError, SyntaxError),
    *(EOFError, OSError, RuntimeError, zlib.error),
)
"""What openpyxl and zipfile raise on damaged, encrypted or cut files."""
Lines = list[list[Any]]
_VERSION = re.compile(r"表样版本：([0-9a-f]{8})")


def read(form: Form, data: bytes) -> tuple[list[Entry], list[AnswerProblem]]:
    """See `workbook.read`."""
    sheets, why = _opened(data)
    if not sheets:
        sentence = f"不是能打开的检查表工作簿：{why}。请用 Excel 或 WPS 另存为 .xlsx 后再上传。"
        return [], [_whole("not_a_workbook", sentence)]
    name = MAIN_SHEET if MAIN_SHEET in sheets else next(iter(sheets))
    top, columns = _heading(sheets[name], TITLES, ("code", "field", "value"))
    if not columns:
        needed = "没有找到“编码、填报内容、填写”的标题行。请用从本系统下载的检查表填写。"
        return [], [_whole("no_heading", f"“{name}”{needed}")]
    cells, problems = _item_cells(form, sheets[name], top, columns)
    problems = _version_problems(form, sheets[name][:top]) + problems
    if ROWS_SHEET in sheets:
        problems += _read_details(form, sheets[ROWS_SHEET], cells)
    entries = []
    for item in form.items:
        entry, found = read_entry(item, cells[item.code])
        problems += found
        if entry is not None:
            entries.append(entry)
    return entries, problems


def _opened(data: bytes) -> tuple[dict[str, Lines], str]:
    """The cells of every worksheet by its name; none, and why, where the file cannot be read to its end."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                return {}, "展开后过大"
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        bounds = {"max_row": LAST_LINE, "max_col": LAST_COLUMN}
        sheets = {
            sheet.title: [[_value(cell) for cell in row] for row in sheet.iter_rows(**bounds)]
            for sheet in book.worksheets
        }
        book.close()
        return sheets, "其中没有工作表"
    except zipfile.BadZipFile:
        return {}, "文件不是 .xlsx 格式或已损坏"
    except UNREADABLE:
        return {}, "文件已损坏"


def _heading(lines: Lines, titles: Mapping[str, str], needed: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    """The line of the headings and the position of each known column; no columns where there is no such line."""
    for line, row in enumerate(lines[:HEAD_LINES], start=1):
        found = {titles[told]: at for at, cell in enumerate(row) if (told := text(cell, lines=False)) in titles}
        if all(name in found for name in needed):
            return line, found
    return 0, {}


def _version_problems(form: Form, head: Lines) -> list[AnswerProblem]:
    found = _VERSION.search("\n".join(text(cell) for row in head for cell in row))
    if found is None or found[1] == form.version:
        return []
    sentence = f"表样版本为 {found[1]}，现行版本为 {form.version}。请重新下载检查表，把内容填入新表。"
    return [_whole("other_version", sentence)]


def _item_cells(
    form: Form, lines: Lines, top: int, columns: Mapping[str, int]
) -> tuple[defaultdict[str, ItemCells], list[AnswerProblem]]:
    cells: defaultdict[str, ItemCells] = defaultdict(ItemCells)
    problems: list[AnswerProblem] = []
    item, fields = None, {}
    for line, row in _named(lines, top, columns):
        code = text(row["code"], lines=False)
        if code in form.by_code:
            item = form.by_code[code]
            fields = {field.title: field.name for field in lines_for(item)}
            if code in cells:
                must = f"第 {line} 行的编码与前面重复"
                problems.append(problem(item, "item_twice", must, "请只保留一处"))
            cells[code].shared = row
        elif code:
            if CODE.fullmatch(code):
                sentence = f"第 {line} 行的编码“{code}”不在{form.annex}中。请重新下载检查表后填写。"
                problems.append(_whole("unknown_item", sentence))
            item = None
        if item is None:
            continue
        title, value = text(row["field"]), row["value"]
        if title in fields:
            cells[item.code].values[fields[title]] = value
        elif text(value):
            must = f"第 {line} 行的填报内容“{title}”不属于本项"
            problems.append(problem(item, "unknown_field", must, "请勿改动“填报内容”栏，重新下载后填写", found=value))
    return cells, problems


def _read_details(form: Form, lines: Lines, cells: Mapping[str, ItemCells]) -> list[AnswerProblem]:
    """Put the lines of the detail sheet to their items; a line without a code belongs to the item above it."""
    top, columns = _heading(lines, DETAIL_TITLES, ("code", "subject", "holds", "note"))
    if not columns:
        return [_whole("no_heading", f"“{ROWS_SHEET}”没有找到标题行。请用从本系统下载的检查表填写。")]
    problems, code = [], ""
    for line, row in _named(lines, top, columns):
        code = text(row["code"], lines=False) or code
        found = {name: row[name] for name in ("subject", "holds", "note")}
        if not any(text(value) for value in found.values()):
            continue
        if code not in form.by_code or form.by_code[code].repeat is None:
            sentence = f"“{ROWS_SHEET}”第 {line} 行的编码“{code}”不是抽查事项。请改正编码。"
            problems.append(_whole("not_a_repeat", sentence))
        else:
            cells[code].rows.append(found)
    return problems


def _named(lines: Lines, top: int, columns: Mapping[str, int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line under the headings, as a person counts it, with its cells by the name of their column."""
    for line, row in enumerate(lines[top:], start=top + 1):
        yield line, {name: row[at] if at < len(row) else None for name, at in columns.items()}


def _value(cell: Cell) -> Any:
    """The cell's value: a percentage as the number that is shown, an instant without the error of its fraction."""
    value = cell.value
    if isinstance(value, datetime):
        return (value + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return Decimal(repr(value)) * 100
    return value


def _whole(rule: str, sentence: str) -> AnswerProblem:
    return AnswerProblem("", "", "", "", sentence, rule)
