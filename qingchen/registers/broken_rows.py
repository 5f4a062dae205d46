"""Rows that break a rule, told one by one: the first of them in full, all of them counted."""

import polars as pl

from qingchen.registers.cells.faults import shown
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET, UNREAD
from qingchen.registers.register import Column, ColumnType, Register, RowRule, Severity
from qingchen.registers.row_problem import DETAILED, HINT_MARK, ProblemList, RowProblem
from qingchen.standards.codes import code_list
from qingchen.values.source import Source


def told_of(rule: RowRule) -> str:
    """The rule's sentence with what it rests on."""
    return rule.sentence + (f"依据：{rule.basis}。" if rule.basis else "")


def unread(register: Register, name: str) -> pl.Expr:
    """Whether the cell of the column could not be read, or its column is not there: that is told already."""
    bit = 1 << next(i for i, column in enumerate(register.columns) if column.name == name)
    return (pl.col(UNREAD) // bit) % 2 == 1


def broken_rows(
    rows: pl.DataFrame, column: Column, rule: str, sentence: str, file_name: str, total: int, severity: Severity
) -> ProblemList:
    """rows   the column, `_sheet` and `_line` of those that break the rule, at least the first DETAILED of `total`"""
    says, _, mend = sentence.partition("。")
    problems = []
    for sheet, line, value in rows.head(DETAILED).select(SHEET, LINE, column.name).rows():
        found = "" if value is None else shown(column, _text(column, value))
        middle = f"填写为“{found}”。" if found else ""
        whole = f"{HINT_MARK if severity is Severity.HINT else ''}{says}。{middle}{mend}"
        problems.append(RowProblem(Source(file_name, sheet, line), column.title, found, rule, whole, severity))
    return ProblemList(problems, 0, total) if severity is Severity.HINT else ProblemList(problems, total, 0)


def _text(column: Column, value: object) -> str:
    if column.type is ColumnType.DECIMAL:
        return f"{value:g}"
    if column.codes:
        known = code_list(column.codes)
        codes = [str(code) for code in (value if isinstance(value, list) else [value])]
        return "、".join(known.label_of(code) if code in known else code for code in codes)
    return "是" if value is True else "否" if value is False else str(value)
