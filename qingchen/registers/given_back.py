"""Rows that are given back: which lines of a file are faulty, and the workbook in which they go back to the sender."""

import io
from collections import defaultdict
from typing import BinaryIO

import polars as pl
import xlsxwriter

from qingchen.registers.compiled_mapping import compile_mapping
from qingchen.registers.headings import find_headings
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.own_sheets import OWN_SHEETS, PROBLEM_HEADING
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.received_file import open_pieces
from qingchen.registers.register import Register, Severity
from qingchen.registers.row_problem import ProblemList, RowProblem
from qingchen.registers.workbook_date import date_workbook

OF_THE_FILE = frozenset(
    [
        "unknown_column",
        "unit_of_heading",
        "missing_column",
        "merged_heading",
        "column_twice",
        "column_without_heading",
        "no_heading",
        "other_register",
        "no_rows",
    ]
)
"""Faults of a file's headings: none of its rows can be trusted."""
At = tuple[str | None, int]
"""Sheet and line."""


def refused_lines(problems: ProblemList) -> dict[At, RowProblem]:
    """The lines with a fault, each with the first that was found: by it the line is counted."""
    lines: dict[At, RowProblem] = {}
    for one in problems:
        if one.severity is Severity.FAULT and one.source.row is not None:
            lines.setdefault((one.source.sheet, one.source.row), one)
    return lines


def why_not_in_part(mode: str, problems: ProblemList) -> str:
    """In Chinese, why a file's good rows cannot be accepted alone; empty where they can."""
    faults = [one for one in problems if one.severity is Severity.FAULT]
    if mode != "upsert":
        return "只有“新增和更新”方式的文件可以只接收无误的行"
    if not faults:
        return "文件没有问题，请整份接收"
    if len(faults) < problems.total:
        return f"问题有 {problems.total} 处，太多，不能逐行分开"
    if any(one.rule in OF_THE_FILE or one.source.row is None for one in faults):
        return "表头有问题，每一行都可能读错"
    return ""


def given_back_workbook(
    data: BinaryIO, file_name: str, register: Register, mapping: ColumnMapping | None, problems: ProblemList
) -> bytes:
    """An .xlsx with the headings as sent and the faulty rows only, what is wrong beside each. Mended, it is sent again
    as it is: the column beside is not read. Cells are written as text."""
    said: dict[At, list[str]] = defaultdict(list)
    for one in problems:
        if one.source.row is not None:
            said[one.source.sheet, one.source.row].append(f"{one.column or ''}：{one.sentence}".lstrip("："))
    refused = refused_lines(problems)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        date_workbook(book)
        text, told = book.add_format({"num_format": 49}), book.add_format({"font_color": "#9C0006", "text_wrap": True})
        for sheet in open_pieces(data, file_name):
            wanted = [line for name, line in refused if name == sheet.head.name]
            heading = _heading_line(sheet.head, register, mapping)
            if sheet.head.name in OWN_SHEETS or not wanted or heading is None:
                continue
            target = book.add_worksheet((sheet.head.name or "数据")[:31])
            beside, at = len(sheet.head.names), 0
            for piece in sheet.pieces():
                kept = piece.frame.filter((pl.col(LINE) <= heading) | pl.col(LINE).is_in(wanted))
                for row in kept.select(LINE, *sheet.head.names).iter_rows():
                    for column, cell in enumerate(row[1:]):
                        if cell is not None:
                            target.write_string(at, column, cell, text)
                    words = PROBLEM_HEADING if row[0] == heading else "\n".join(said.get((sheet.head.name, row[0]), ()))
                    if words:
                        target.write_string(at, beside, words, told)
                    at += 1
            target.set_column(0, max(beside - 1, 0), 14)
            target.set_column(beside, beside, 60)
    return buffer.getvalue()


def _heading_line(head: RawSheet, register: Register, mapping: ColumnMapping | None) -> int | None:
    compiled = compile_mapping(mapping, head, register) if mapping else None
    if compiled is not None:
        return compiled.line
    headings = find_headings(head, register)
    return headings.line if headings else None
