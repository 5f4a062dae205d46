"""The annotated copy (批注件) of a received file: cells with problems marked, said beside the row, and a summary."""

import io
from collections import defaultdict

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qingchen.registers.annotated_merges import merge_again
from qingchen.registers.annotated_summary import printed_whole, told_in_full, wide, write_summary
from qingchen.registers.headings import Headings
from qingchen.registers.merged_cells import filled_down
from qingchen.registers.own_sheets import LINE_HEADING, OWN_HEADINGS, OWN_SHEETS, PROBLEM_HEADING
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.read_table import ReadTable
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList, RowProblem
from qingchen.registers.workbook_date import date_workbook

COPIED_WHOLE = 20_000
"""Lines; of a longer sheet only the lines with problems are copied, each with its number in the original."""

_LOOKED_AT = 200
_TOLD_WIDTH = 60
_MOST_FROZEN = 8
"""Lines that stay in sight; more would leave no room on the screen of a county's office."""


def annotated_workbook(register: Register, read: ReadTable, problems: ProblemList) -> bytes:
    """An .xlsx. Lines stay where they were, so that what a problem says can be found; corrected, it can be sent again.

    Cells are written as text: one that begins with = + - @ stays what it was.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        date_workbook(book)
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1, "text_wrap": True}),
            "wrong": book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006", "num_format": 49}),
            "told": book.add_format({"font_color": "#9C0006", "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": 49}),
        }
        write_summary(book, read, problems)
        for sheet, headings in read.raw:
            name = f"{sheet.name}_" if sheet.name in OWN_SHEETS else sheet.name or "数据"
            own = [problem for problem in problems if problem.source.sheet == sheet.name]
            _copy(book.add_worksheet(name[:31]), sheet, headings, register, own, formats)
    return buffer.getvalue()


def _copy(
    target: Worksheet,
    sheet: RawSheet,
    headings: Headings,
    register: Register,
    problems: list[RowProblem],
    formats: dict,
) -> None:
    by_line: dict[int, list[RowProblem]] = defaultdict(list)
    for problem in problems:
        by_line[problem.source.row or headings.line].append(problem)
    places = {register.by_name[name].title: at for at, name in sorted(headings.columns.items(), reverse=True)}
    places |= {text: at for at, text in headings.written.items() if at in headings.unknown}
    kept = [at for at, name in enumerate(sheet.names) if headings.written.get(at) not in OWN_HEADINGS]
    whole = sheet.complete and sheet.frame.height <= COPIED_WHOLE
    rows = sheet.frame if whole else _with_problems(sheet, headings, by_line)
    kinds: dict[tuple[int, int], Format] = {}
    beside = len(kept)
    for number, (line, *cells) in enumerate(rows.select(LINE, *(sheet.names[at] for at in kept)).iter_rows()):
        at_line = line - 1 if whole else number
        wrong = {places.get(problem.column or "") for problem in by_line.get(line, ())}
        for column, (at, text) in enumerate(zip(kept, cells, strict=True)):
            kind = "wrong" if at in wrong else "head" if _is_heading(headings, line) else "text"
            if text is not None or kind == "wrong":
                target.write_string(at_line, column, text or "", formats[kind])
                kinds[line, column] = formats[kind]
        said = "\n".join(
            f"{problem.column or ''}：{problem.sentence}".lstrip("：") for problem in by_line.get(line, ())
        )
        if line == headings.line:
            target.write_string(at_line, beside, PROBLEM_HEADING, formats["head"])
            if said:
                # Beside the headings a text would be one more heading.
                target.write_comment(at_line, beside, said, {"x_scale": 4, "y_scale": 3, "visible": True})
        elif said:
            target.write_string(at_line, beside, said, formats["told"])
            told_in_full(target, at_line, said, _TOLD_WIDTH)
        if not _is_heading(headings, line) and not whole:
            target.write_number(at_line, beside + 1, line)
    if whole:
        merge_again(target, sheet, kept, kinds)
    else:
        at_line = headings.line - (headings.first or headings.line)
        target.write_string(at_line, beside + 1, LINE_HEADING, formats["head"])
    for column, at in enumerate(kept):
        target.set_column(column, column, _width(rows[sheet.names[at]].head(_LOOKED_AT)))
    target.set_column(beside, beside, _TOLD_WIDTH)
    below = headings.line if whole else headings.line - (headings.first or headings.line) + 1
    if below <= _MOST_FROZEN:
        target.freeze_panes(below, 0)
    printed_whole(target, below - 1)
    target.ignore_errors({"number_stored_as_text": f"A1:XFD{rows.height + 1}"})


def _width(cells: pl.Series) -> int:
    """In characters of a spreadsheet, so that numbers of eighteen digits and usual headings can be read."""
    texts = [line for text in cells.drop_nulls() for line in text.splitlines()]
    longest = max(map(wide, texts), default=0)
    return min(max(longest + 2, 10), 36)


def _with_problems(sheet: RawSheet, headings: Headings, by_line: dict[int, list[RowProblem]]) -> pl.DataFrame:
    """The heading and the lines with problems, merged cells with their text on each line."""
    lines = {*range(headings.first or headings.line, headings.line + 1), *by_line}
    rows = sheet.frame.filter(pl.col(LINE).is_in(sorted(lines)))
    body = filled_down(rows.filter(pl.col(LINE) > headings.line), sheet)[0]
    return pl.concat([rows.filter(pl.col(LINE) <= headings.line), body])


def _is_heading(headings: Headings, line: int) -> bool:
    return (headings.first or headings.line) <= line <= headings.line
