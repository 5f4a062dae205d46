"""What is wrong with the headings of a sheet: near, mistyped, missing, said twice, none over a filled column."""

import polars as pl

from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.heading_likeness import mistyped
from qingchen.registers.heading_proposals import likely_columns
from qingchen.registers.heading_words import but_for_the_unit
from qingchen.registers.headings import Headings
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import Register
from qingchen.registers.row_problem import RowProblem
from qingchen.values.source import Source


def heading_problems(
    sheet: RawSheet, headings: Headings, register: Register, file_name: str
) -> tuple[list[RowProblem], list[str]]:
    """Every problem of the headings at once, and the headings of columns that no register keeps.

    A heading that is near a column may be that column: it is asked, never taken and never passed over. One that is like
    none is a column of the office's own, and is left out by name.
    """
    where = Source(file_name, sheet.name, headings.line)
    likely = likely_columns(sheet, headings, register)
    problems, foreign = [], []
    for at, text in headings.unknown.items():
        otherwise = but_for_the_unit(register, headings.rows.get(at, (text,)))
        if otherwise is not None and otherwise not in headings.columns.values():
            sentence = _unit(register, sheet.letters[at], text, otherwise)
            problems.append(RowProblem(where, text, text, "unit_of_heading", sentence))
            continue
        near = likely.get(at) or mistyped(register, headings.rows.get(at, (text,)))
        if near is None:
            foreign.append(text)
        else:
            sentence = _near(register, sheet.letters[at], text, near)
            problems.append(RowProblem(where, text, text, "unknown_column", sentence))
    for at, name in headings.twice.items():
        title = register.by_name[name].title
        sentence = f"第 {sheet.letters[at]} 列与左边另一列都是“{title}”。请只留一列。"
        problems.append(RowProblem(where, headings.written[at], headings.written[at], "column_twice", sentence))
    problems += columns_without_heading(sheet, headings, file_name)
    present = {*headings.columns.values(), *likely.values(), *headings.spans(register).values()}
    for column in register.columns:
        if column.required and column.name not in present and column.name not in DEFAULTS:
            sentence = f"缺少必填的列“{column.title}”。请按模板补上这一列并填写。"
            problems.append(RowProblem(where, column.title, "", "missing_column", sentence))
    return problems, foreign


def columns_without_heading(sheet: RawSheet, headings: Headings, file_name: str) -> list[RowProblem]:
    """`sheet`: the whole or a piece of it."""
    where = Source(file_name, sheet.name, headings.line)
    return [_unnamed(where, sheet, headings, at) for at in _unnamed_places(sheet, headings)]


def _near(register: Register, letter: str, text: str, near: str) -> str:
    title = register.by_name[near].title
    return (
        f"第 {letter} 列的表头“{text}”不是《{register.title}》的列。是否为“{title}”？"
        "请在对应关系页上确认，或改成模板上的表头；不需要的列请删去。"
    )


def _unit(register: Register, letter: str, text: str, name: str) -> str:
    column = register.by_name[name]
    unit = column.unit or "无单位"
    return (
        f"第 {letter} 列的表头“{text}”写的单位与《{register.title}》的“{column.title}”（{unit}）不同。"
        f"请把数字换算后，将表头改为“{column.title}”；不需要的列请删去。"
    )


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
