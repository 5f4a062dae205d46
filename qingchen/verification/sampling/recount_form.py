"""The recount form as a workbook to take along: the records drawn, in order, with blanks for what is found.

`write` then `read` gives back the lines that were filled. No clear personal data: a worker is told by employer, work
position, masked name and the line of the received file.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from qingchen.registers.workbook_date import date_workbook
from qingchen.verification.sampling.records import Record
from qingchen.verification.sampling.recount_line import TITLES, Written

SHEET = "核查表"
_HEADINGS = (
    ("次序", 5),
    ("编号", 10),
    ("用人单位", 30),
    ("岗位", 14),
    ("姓名（掩码）", 11),
    ("台账来源", 30),
    ("台账记为", 10),
    ("核查结果", 12),
    ("核实数", 8),
    ("原始凭证（名称、编号、页）", 34),
    ("核查日期", 12),
)
_FILLED = {
    "编号": "code",
    "核查结果": "result",
    "核实数": "number",
    "原始凭证（名称、编号、页）": "document",
    "核查日期": "on",
}
DRAW_CODE = "抽取编号"
"""Stands before the code of the draw in a note under the title."""
_DRAW_CODE = re.compile(rf"{DRAW_CODE} ([\w-]+)")
_CREATED = datetime(2020, 1, 1)
_HEAD = 4


def write(
    title: str,
    notes: Sequence[str],
    records: Sequence[Record],
    *,
    sources: Mapping[str, str],
    names: Mapping[str, str],
    written: Mapping[str, Written],
) -> bytes:
    """notes     lines under the title (what is recounted, how)
    sources, names   by code: file, sheet and line; the masked name
    written   by code: what is already filed, filled in
    """
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        date_workbook(book)
        book.set_properties({"title": title, "created": _CREATED})
        plain = {"font_name": "宋体", "font_size": 10, "border": 1, "text_wrap": True, "valign": "vcenter"}
        cell, blank = book.add_format(plain), book.add_format({**plain, "bg_color": "#FFF8E1", "locked": False})
        heading = book.add_format({**plain, "bold": True, "bg_color": "#F1F4F9", "align": "center"})
        sheet = book.add_worksheet(SHEET)
        last = len(_HEADINGS) - 1
        sheet.merge_range(0, 0, 0, last, title, book.add_format({"bold": True, "font_size": 14, "align": "center"}))
        note = book.add_format({"font_size": 9, "text_wrap": True, "valign": "top"})
        for row, text in enumerate(notes[: _HEAD - 2], 1):
            sheet.merge_range(row, 0, row, last, text, note)
            sheet.set_row(row, 28)
        for column, (name, width) in enumerate(_HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD - 1, column, name, heading)
        for place, record in enumerate(records, 1):
            row = _HEAD - 1 + place
            held = written.get(record.code, Written(record.code, ""))
            told = _cells(place, record, sources, names)
            for column, text in enumerate((*told, held.result, held.number, held.document, held.on)):
                sheet.write_string(row, column, text, blank if column >= len(told) else cell)
        bottom = _HEAD - 1 + max(1, len(records))
        sheet.data_validation(_HEAD, 7, bottom, 7, {"validate": "list", "source": list(TITLES.values())})
        sheet.merge_range(
            bottom + 2, 0, bottom + 2, last, "核查人签字：＿＿＿＿＿　　被核查单位签字：＿＿＿＿＿　　日期：＿＿＿＿＿"
        )
        sheet.freeze_panes(_HEAD, 3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD - 1)
        sheet.protect("", {"format_columns": True, "format_rows": True})
    return buffer.getvalue()


def _cells(place: int, record: Record, sources: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, ...]:
    if record.objects == 1:
        reported = "已完成" if record.reported else "未完成"
    else:
        reported = f"{record.reported} / {record.objects}"
    source, name = sources.get(record.code, ""), names.get(record.code, "")
    return (str(place), record.code, record.name, record.work_position, name, source, reported)


def read(data: bytes, draw_code: str) -> tuple[list[Written], str]:
    """The lines of a filled form, and why it is not the form of this draw; empty where it is.

    Codes are a batch and a row: those of another draw from the same register may be among the drawn ones too.
    """
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        rows = book.get_sheet_by_name(SHEET if SHEET in book.sheet_names else book.sheet_names[0]).to_python()
    except Exception:  # calamine raises a kind of its own for each format, and panics become exceptions too
        return [], "不是能打开的工作簿，或已损坏"
    for top, line in enumerate(rows):
        columns = {_FILLED[text]: at for at, cell in enumerate(line) if (text := str(cell).strip()) in _FILLED}
        other = next((told[1] for cell in line if (told := _DRAW_CODE.search(str(cell)))), draw_code)
        if other != draw_code:
            return [], f"这是另一次抽取（编号 {other}）的核查表，本次抽取的编号是 {draw_code}"
        if {"code", "result"} <= set(columns):
            return [_written(line, columns) for line in rows[top + 1 :] if str(line[columns["code"]]).strip()], ""
    return [], "没有找到“编号、核查结果”的标题行"


def _written(line: list[Any], columns: Mapping[str, int]) -> Written:
    held = {name: _text(line[at]) for name, at in columns.items() if at < len(line)}
    return Written(**held)


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell if cell is not None else "").strip()
