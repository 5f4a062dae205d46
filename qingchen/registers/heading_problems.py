"""What is wrong with the heading row of a sheet: unknown, missing, merged, said twice."""

import polars as pl

from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.headings import Headings, nearest
from qingchen.registers.raw_sheet import LINE, RawSheet, place
from qingchen.registers.register import Register
from qingchen.registers.row_problem import RowProblem
from qingchen.values.source import Source


def heading_problems(sheet: RawSheet, headings: Headings, register: Register, file_name: str) -> list[RowProblem]:
    """Every problem of the headings, at once."""
    where = Source(file_name, sheet.name, headings.line)
    merged = merged_in(sheet, headings)
    if merged:
        sentence = (
            f"表头有合并单元格（{'、'.join(merged)}），无法判断每一列是什么。"
            "请取消合并，让每一列的表头各占一格、都在同一行，再报送。"
        )
        return [RowProblem(where, None, "、".join(merged), "merged_heading", sentence)]
    problems = [
        RowProblem(where, text, text, "unknown_column", _unknown(register, sheet.letters[at], text))
        for at, text in headings.unknown.items()
    ]
    for at, name in headings.twice.items():
        title = register.by_name[name].title
        sentence = f"第 {sheet.letters[at]} 列与左边另一列都是“{title}”。请只留一列。"
        problems.append(RowProblem(where, headings.written[at], headings.written[at], "column_twice", sentence))
    problems += [_unnamed(where, sheet, headings, at) for at in _unnamed_places(sheet, headings)]
    present = set(headings.columns.values())
    for column in register.columns:
        if column.required and column.name not in present and column.name not in DEFAULTS:
            sentence = f"缺少必填的列“{column.title}”。请按模板补上这一列并填写。"
            problems.append(RowProblem(where, column.title, "", "missing_column", sentence))
    return problems


def merged_in(sheet: RawSheet, headings: Headings) -> list[str]:
    """The merged ranges that touch the heading row and are not a title over it."""
    touching = []
    for reference in sheet.merged:
        (first, _), (last, _) = (place(corner) for corner in reference.split(":"))
        if first <= headings.line <= last:
            touching.append(reference)
    return touching


def _unknown(register: Register, letter: str, text: str) -> str:
    near = nearest(register, text)
    mend = f"是否为“{near}”？请改成模板上的表头" if near else "请对照模板改正表头"
    return f"第 {letter} 列的表头“{text}”不是《{register.title}》的列。{mend}；不需要的列请删去。"


def _unnamed_places(sheet: RawSheet, headings: Headings) -> list[int]:
    bare = [at for at in range(len(sheet.names)) if at not in headings.written]
    below = sheet.frame.filter(pl.col(LINE) > headings.line)
    if not bare or not below.height:
        return []
    filled = below.select((pl.col(sheet.names[at]).str.strip_chars().fill_null("") != "").any() for at in bare)
    return [at for at, some in zip(bare, filled.row(0), strict=True) if some]


def _unnamed(where: Source, sheet: RawSheet, headings: Headings, at: int) -> RowProblem:
    letter = sheet.letters[at]
    sentence = f"第 {letter} 列有内容而没有表头（某些行的单元格可能多出或错位）。请补上表头或删去该列内容。"
    return RowProblem(where, None, "", "column_without_heading", sentence)
