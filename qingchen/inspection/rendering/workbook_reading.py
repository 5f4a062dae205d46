"""Reads a filled workbook back: columns are found by their headings, lines by the item's code and the field's title."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

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
_VERSION = re.compile(r"表样版本：([0-9a-f]{8})")


def read(form: Form, data: bytes) -> tuple[list[Entry], list[AnswerProblem]]:
    """See `workbook.read`."""
    book, why = _opened(data)
    if book is None:
        sentence = f"不是能打开的检查表工作簿：{why}。请用 Excel 或 WPS 另存为 .xlsx 后再上传。"
        return [], [_whole("not_a_workbook", sentence)]
    sheet = book[MAIN_SHEET] if MAIN_SHEET in book.sheetnames else book.worksheets[0]
    top, columns = _heading(sheet, TITLES, ("code", "field", "value"))
    if not columns:
        needed = "没有找到“编码、填报内容、填写”的标题行。请用从本系统下载的检查表填写。"
        return [], [_whole("no_heading", f"“{sheet.title}”{needed}")]
    cells, problems = _item_cells(form, sheet, top, columns)
    problems = _version_problems(form, sheet, top) + problems
    if ROWS_SHEET in book.sheetnames:
        problems += _read_details(form, book[ROWS_SHEET], cells)
    entries = []
    for item in form.items:
        entry, found = read_entry(item, cells[item.code])
        problems += found
        if entry is not None:
            entries.append(entry)
    return entries, problems


def _opened(data: bytes) -> tuple[Workbook | None, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                return None, "展开后过大"
        return openpyxl.load_workbook(io.BytesIO(data), data_only=True), ""
    except zipfile.BadZipFile:
        return None, "文件不是 .xlsx 格式或已损坏"
    except (InvalidFileException, KeyError, ValueError, TypeError, ParseError, SyntaxError, EOFError, OSError):
        return None, "文件已损坏"


def _heading(sheet: Worksheet, titles: Mapping[str, str], needed: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    """The line of the headings and the position of each known column; no columns where there is no such line."""
    for line, row in enumerate(sheet.iter_rows(max_row=HEAD_LINES, values_only=True), start=1):
        found = {titles[told]: at for at, cell in enumerate(row) if (told := text(cell, lines=False)) in titles}
        if all(name in found for name in needed):
            return line, found
    return 0, {}


def _version_problems(form: Form, sheet: Worksheet, top: int) -> list[AnswerProblem]:
    told = "\n".join(text(cell) for row in sheet.iter_rows(max_row=top, values_only=True) for cell in row if cell)
    found = _VERSION.search(told)
    if found is None or found[1] == form.version:
        return []
    sentence = f"表样版本为 {found[1]}，现行版本为 {form.version}。请重新下载检查表，把内容填入新表。"
    return [_whole("other_version", sentence)]


def _item_cells(
    form: Form, sheet: Worksheet, top: int, columns: Mapping[str, int]
) -> tuple[defaultdict[str, ItemCells], list[AnswerProblem]]:
    cells: defaultdict[str, ItemCells] = defaultdict(ItemCells)
    problems: list[AnswerProblem] = []
    item, fields = None, {}
    for line, row in enumerate(sheet.iter_rows(min_row=top + 1), start=top + 1):
        code = text(row[columns["code"]].value, lines=False)
        if code in form.by_code:
            item = form.by_code[code]
            fields = {field.title: field.name for field in lines_for(item)}
            if code in cells:
                must = f"第 {line} 行的编码与前面重复"
                problems.append(problem(item, "item_twice", must, "请只保留一处"))
            cells[code].shared = {name: _value(row[at]) for name, at in columns.items()}
        elif code:
            if CODE.fullmatch(code):
                sentence = f"第 {line} 行的编码“{code}”不在{form.annex}中。请重新下载检查表后填写。"
                problems.append(_whole("unknown_item", sentence))
            item = None
        if item is None:
            continue
        title, value = text(row[columns["field"]].value), _value(row[columns["value"]])
        if title in fields:
            cells[item.code].values[fields[title]] = value
        elif text(value):
            must = f"第 {line} 行的填报内容“{title}”不属于本项"
            problems.append(problem(item, "unknown_field", must, "请勿改动“填报内容”栏，重新下载后填写", found=value))
    return cells, problems


def _read_details(form: Form, sheet: Worksheet, cells: Mapping[str, ItemCells]) -> list[AnswerProblem]:
    """Put the lines of the detail sheet to their items; a line without a code belongs to the item above it."""
    top, columns = _heading(sheet, DETAIL_TITLES, ("code", "subject", "holds", "note"))
    if not columns:
        return [_whole("no_heading", f"“{sheet.title}”没有找到标题行。请用从本系统下载的检查表填写。")]
    problems, code = [], ""
    for line, row in enumerate(sheet.iter_rows(min_row=top + 1), start=top + 1):
        code = text(row[columns["code"]].value, lines=False) or code
        found = {name: _value(row[columns[name]]) for name in ("subject", "holds", "note")}
        if not any(text(value) for value in found.values()):
            continue
        if code not in form.by_code or form.by_code[code].repeat is None:
            sentence = f"“{sheet.title}”第 {line} 行的编码“{code}”不是抽查事项。请改正编码。"
            problems.append(_whole("not_a_repeat", sentence))
        else:
            cells[code].rows.append(found)
    return problems


def _value(cell: Cell) -> Any:
    """The cell's value: a percentage as the number that is shown, an instant without the error of its fraction."""
    value = cell.value
    if isinstance(value, datetime):
        return (value + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return Decimal(repr(value)) * 100
    return value


def _whole(rule: str, sentence: str) -> AnswerProblem:
    return AnswerProblem("", "", "", "", sentence, rule)
