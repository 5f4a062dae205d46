"""The first sheet of an annotated copy (问题汇总): how many rows and problems, of which kinds, and each in a line."""

from collections import Counter

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from qingchen.registers.own_sheets import SUMMARY
from qingchen.registers.read_table import ReadTable
from qingchen.registers.row_problem import ProblemList

_A4 = 9
_LINE_HEIGHT, _HIGHEST = 17, 409
"""Points; no program shows a higher row."""


def write_summary(book: xlsxwriter.Workbook, read: ReadTable, problems: ProblemList) -> None:
    sheet = book.add_worksheet(SUMMARY)
    bold = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    above = book.add_format({"valign": "top"})
    lines = [f"《{read.register.title}》“{read.file_name}”：读取 {read.rows_read} 行，共 {problems.total} 处问题。"]
    if problems.hints:
        lines[0] += f"另有 {problems.hints} 处提示，请核对，不影响接收。"
    if problems.total + problems.hints > len(problems):
        lines.append(f"以下逐条列出前 {len(problems)} 处；改正后重新报送，其余会继续列出。")
    kinds = Counter(problem.column or "表头" for problem in problems)
    if kinds:
        lines.append("按列：" + "；".join(f"{column} {count} 处" for column, count in kinds.most_common()) + "。")
    lines += read.left_out
    for line, text in enumerate(lines):
        sheet.write_string(line, 0, text)
    top = len(lines) + 1
    for at, (title, width) in enumerate((("编号", 8), ("工作表", 18), ("行", 8), ("列", 24), ("问题与改法", 100))):
        sheet.write_string(top, at, title, bold)
        sheet.set_column(at, at, width)
    for number, problem in enumerate(problems, start=1):
        sheet.write_number(top + number, 0, number, above)
        sheet.write_string(top + number, 1, problem.source.sheet or "", above)
        if problem.source.row is not None:
            sheet.write_number(top + number, 2, problem.source.row, above)
        sheet.write_string(top + number, 3, problem.column or "", above)
        sheet.write_string(top + number, 4, problem.sentence, wrapped)
        told_in_full(sheet, top + number, problem.sentence, 100)
    sheet.freeze_panes(top + 1, 0)
    printed_whole(sheet, top)


def told_in_full(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """The row made as high as its wrapped text in a column of that width: not every program does so by itself."""
    lines = sum(max(-(-wide(line) // width), 1) for line in text.splitlines())
    if lines > 1:
        sheet.set_row(row, min(_LINE_HEIGHT * lines, _HIGHEST))


def wide(text: str) -> int:
    """In characters of a spreadsheet."""
    return sum(1 if character.isascii() else 2 for character in text)


def printed_whole(sheet: Worksheet, heading: int) -> None:
    """On paper every column of a row stands on one page, under the heading row (from 0)."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading)
