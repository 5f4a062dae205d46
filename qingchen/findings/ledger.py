"""The ledger of findings (问题整改台账) as a workbook, in the customary columns (dossier 5.2), one line a finding."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

from qingchen.registers.workbook_date import date_workbook

HEADINGS = (
    *("序号", "问题编号", "地区", "检查对象", "检查项编码", "发现途径", "问题描述（事实）", "数据", "所指对象", "依据"),
    *("问题程度", "问题类型", "责任单位", "责任人", "整改措施", "整改时限", "进展", "提醒催办", "佐证"),
    *("验收单位、验收人", "验收日期", "销号日期", "是否反弹", "是否重复发生", "是否表面整改", "移送执法"),
)
WIDTHS = (6, 18, 12, 16, 11, 10, 44, 24, 24, 30, 8, 10, 20, 10, 36, 12, 10, 18, 24, 22, 12, 12, 8, 10, 10, 30)
Line = Sequence[str | int | date | None]


def ledger_workbook(title: str, note: str, lines: Iterable[Line]) -> bytes:
    """An .xlsx. Texts stay texts: nothing that begins with = becomes a formula."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        date_workbook(book)
        sheet = book.add_worksheet("问题整改台账")
        plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "border": 1})
        head = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1, "text_wrap": True, "align": "center"})
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, title, book.add_format({"bold": True, "font_size": 16}))
        sheet.write_string(1, 0, note)
        for at, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(2, at, heading, head)
        for row, line in enumerate(lines, start=3):
            assert len(line) == len(HEADINGS), "a cell a heading"
            for at, cell in enumerate(line):
                if isinstance(cell, date):
                    sheet.write_datetime(row, at, cell, day)
                elif isinstance(cell, int):
                    sheet.write_number(row, at, cell, plain)
                else:
                    sheet.write_string(row, at, cell or "", plain)
        sheet.freeze_panes(3, 2)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return buffer.getvalue()
