"""The form as a workbook: the blank or filled 附表 that is downloaded, filled offline, read back and printed.

`write` then `read` gives back the entries that hold anything, equal and in the form's order.
"""

import io
from collections.abc import Iterable, Mapping
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from qingchen.inspection.answer_problem import AnswerProblem
from qingchen.inspection.entry import INSPECTION, PURPOSES, SELF_CHECK, Entry
from qingchen.inspection.form import Form
from qingchen.inspection.rendering import workbook_reading
from qingchen.inspection.rendering.sheet_columns import MAIN_SHEET, SheetColumn, columns_for
from qingchen.inspection.rendering.sheet_details import write_details
from qingchen.inspection.rendering.sheet_hints import add_hints
from qingchen.inspection.rendering.sheet_look import LINE_POINTS, Look, lines_of
from qingchen.inspection.rendering.sheet_writing import ItemWriter
from qingchen.registers.workbook_date import date_workbook

A4 = 9
_CREATED = datetime(2020, 1, 1)
"""The same form and entries give the same bytes; when it was filled stands in the sheet itself."""
SIGNATURES = {
    SELF_CHECK: ("填表人签字", "审核人签字", "单位负责人签字（盖章）", "日期"),
    INSPECTION: ("检查人员签字", "被检查单位签字", "组长审阅签字", "日期"),
}
_NOTES = {
    SELF_CHECK: "带★的为重点事项。不得空项；不适用或无此类对象的，在“填写”栏注明，"
    "说明栏第一行写理由，佐证材料栏列证明材料。",
    INSPECTION: "带★的为重点事项。不得空项；不适用、无此类对象或无法核实的，在“填写”栏注明，说明栏第一行写理由；"
    "结论不是“达标”或与自查不一致的应作说明。",
}


def write(
    form: Form,
    entries: Iterable[Entry],
    *,
    place_name: str,
    purpose: str,
    signed: str = "",
    claimed: Mapping[str, str] | None = None,
    computed: Mapping[str, str] | None = None,
) -> bytes:
    """The form of a place as .xlsx.

    purpose    `self_check` or `inspection`
    signed     who has signed at 组长审阅签字 (单位负责人签字 of a self-check); empty: to be signed by hand
    claimed, computed   printed texts by item code, each a further column where given
    """
    filled = {entry.item_code: entry for entry in entries}
    assert filled.keys() <= form.by_code.keys(), filled.keys() - form.by_code.keys()
    columns = columns_for(purpose, filled.values(), claimed, computed)
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        date_workbook(book)
        book.set_properties({"title": f"{form.title}（{place_name}）", "comments": form.digest, "created": _CREATED})
        look = Look(book)
        sheet = book.add_worksheet(MAIN_SHEET)
        row = _write_head(sheet, look, columns, form, place_name, purpose)
        writer = ItemWriter(sheet, look, columns)
        domain = None
        for item in form.items:
            if item.domain != domain:
                domain = item.domain
                sheet.merge_range(row, 0, row, len(columns) - 1, domain, look.of("domain"))
                sheet.set_row(row, LINE_POINTS + 7)
                row += 1
            printed = {"claimed": (claimed or {}).get(item.code, ""), "computed": (computed or {}).get(item.code, "")}
            add_hints(writer, row, item, purpose)
            row = writer.write(row, item, filled.get(item.code, Entry(item.code, None)), printed)
        _write_signatures(sheet, look, columns, row + 1, SIGNATURES[purpose], signed)
        _set_up_page(sheet, form)
        if any(item.repeat for item in form.items):
            write_details(book, look, form, filled)
    return buffer.getvalue()


def read(form: Form, data: bytes) -> tuple[list[Entry], list[AnswerProblem]]:
    """The entries of a filled workbook and everything in it that could not be read.

    An item that is wholly blank gives no entry, nor does one that could not be read. The rules of the items are not
    applied here.
    """
    return workbook_reading.read(form, data)


def _write_head(
    sheet: Worksheet, look: Look, columns: tuple[SheetColumn, ...], form: Form, place_name: str, purpose: str
) -> int:
    last = len(columns) - 1
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(4, at, column.title, look.of("heading"))
    sheet.write_string(0, 0, form.annex, look.of("about"))
    sheet.merge_range(1, 0, 1, last, "", look.of("title"))
    sheet.write_string(1, 0, form.title, look.of("title"))
    about = f"检查对象：{place_name}　　　　填报类别：{PURPOSES[purpose]}　　　　表样版本：{form.version}"
    note = _NOTES[purpose]
    for row, text, kind in ((2, about, "about"), (3, note, "note")):
        sheet.merge_range(row, 0, row, last, "", look.of(kind))
        sheet.write_string(row, 0, text, look.of(kind))
    sheet.set_row(1, 32)
    sheet.set_row(2, 20)
    sheet.set_row(3, lines_of(note, sum(column.width for column in columns)) * LINE_POINTS + 5)
    sheet.set_row(4, 22)
    return 5


def _write_signatures(
    sheet: Worksheet, look: Look, columns: tuple[SheetColumn, ...], row: int, titles: tuple[str, ...], signed: str
) -> None:
    """One line over the width of the sheet; the leading signature is the last but one, before the day."""
    names = {titles[-2]: signed}
    told = "　　　　".join(f"{title}：{names.get(title) or '＿＿＿＿＿＿＿＿＿'}" for title in titles)
    sheet.merge_range(row, 0, row, len(columns) - 1, "", look.of("signature"))
    sheet.write_string(row, 0, told, look.of("signature"))
    sheet.set_row(row, 40)


def _set_up_page(sheet: Worksheet, form: Form) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.65)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    sheet.freeze_panes(5, 2)
    sheet.set_footer(f'&L&"宋体,常规"&8{form.footer.replace("&", "&&")}&R&"宋体,常规"&8第 &P 页　共 &N 页')
    sheet.protect("", {"format_rows": True, "format_columns": True, "autofilter": True})
