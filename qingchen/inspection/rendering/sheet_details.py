"""The second sheet (抽查明细): one line for each drawn person, post or project of a repeat item."""

from collections.abc import Mapping

from xlsxwriter import Workbook

from qingchen.inspection.answer_types import Repeat
from qingchen.inspection.entry import Entry
from qingchen.inspection.form import Form
from qingchen.inspection.rendering.sheet_columns import DETAIL_COLUMNS, ROWS_SHEET
from qingchen.inspection.rendering.sheet_hints import add_yes_no
from qingchen.inspection.rendering.sheet_look import LINE_POINTS, Look, lines_of

EMPTY_LINES = 10
"""Lines laid out for an item that is not answered yet; more are added by copying one with its code."""


def write_details(book: Workbook, look: Look, form: Form, filled: Mapping[str, Entry]) -> None:
    sheet = book.add_worksheet(ROWS_SHEET)
    for at, column in enumerate(DETAIL_COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.title, look.of("heading"))
    sheet.set_row(0, 30)
    row = 1
    for item in (item for item in form.items if item.repeat):
        answer = filled[item.code].answer if item.code in filled else None
        known = answer.rows if isinstance(answer, Repeat) else ()
        lines = [(one.subject, "是" if one.holds else "否", one.note) for one in known]
        for subject, holds, note in lines or [("", "", "")] * (EMPTY_LINES if answer is None else 0):
            texts = (item.code, item.title, item.repeat.title if item.repeat else "", subject, holds, note)
            for at, (column, text) in enumerate(zip(DETAIL_COLUMNS, texts, strict=True)):
                kind = look.of("filled" if column.filled else "printed", centred=column.centred)
                sheet.write_string(row, at, text, kind)
            widths = zip(DETAIL_COLUMNS, texts, strict=True)
            sheet.set_row(row, max(lines_of(text, column.width) for column, text in widths) * LINE_POINTS + 4)
            row += 1
    add_yes_no(sheet, 1, max(row, 2) + 500, 4)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.set_footer(f'&L&"宋体,常规"&8{form.footer.replace("&", "&&")}&R&"宋体,常规"&8第 &P 页　共 &N 页')
