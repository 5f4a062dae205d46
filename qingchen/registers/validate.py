"""Rules between the typed values of a register's rows, for all rows at once."""

import polars as pl

from qingchen import clock
from qingchen.registers.broken_rows import broken_rows, told_of, unread
from qingchen.registers.duplicates import KeysSeen
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET, UNREAD
from qingchen.registers.register import Column, Register, RegisterKind, Severity
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.rows_across import RowsAcross
from qingchen.registers.temporary_code import KNOWN_AT_LEAST, PATTERN
from qingchen.registers.unknown_divisions import unknown_divisions


def validate(register: Register, frame: pl.DataFrame, file_name: str = "") -> ProblemList:
    """Every broken rule of every row and between rows, and keys that are there twice.

    `frame` is that of ReadTable; without `_sheet`, `_line` and `_unread` its rows are numbered from 1.
    """
    frame = _whole(frame)
    seen, across = KeysSeen(register), RowsAcross(register)
    for rows in frame.partition_by(SHEET, maintain_order=True):
        seen.add(rows)
        across.add(rows)
    return validate_rows(register, frame, file_name) + across.broken(file_name) + seen.repeated(file_name)


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    if LINE not in frame.columns:
        frame = frame.with_row_index(LINE, offset=1).with_columns(pl.col(LINE).cast(pl.Int64))
    if SHEET not in frame.columns:
        frame = frame.with_columns(pl.lit(None, dtype=pl.String).alias(SHEET))
    if UNREAD not in frame.columns:
        frame = frame.with_columns(pl.lit(0, dtype=pl.Int64).alias(UNREAD))
    return frame


def validate_rows(register: Register, frame: pl.DataFrame, file_name: str = "") -> ProblemList:
    """What each row shows by itself: missing, out of bounds, in the future, no such division, rules of one row.

    `frame` is that of ReadTable, or a piece of it.
    """
    checks = [*_required(register), *_bounds(register), *_days(register), *_row_rules(register)]
    told = ProblemList()
    hints = {rule.name for rule in register.rules if rule.severity is Severity.HINT}
    broken = frame.select(
        (rule & ~unread(register, column.name)).fill_null(False).alias(str(number))
        for number, (column, _, rule, _) in enumerate(checks)
    )
    for number, (column, name, _, sentence) in enumerate(checks):
        rows = broken[str(number)]
        if rows.any():
            severity = Severity.HINT if name in hints else Severity.FAULT
            told += broken_rows(frame.filter(rows), column, name, sentence, file_name, int(rows.sum()), severity)
    return told + unknown_divisions(register, frame, file_name)


Check = tuple[Column, str, pl.Expr, str]


def _required(register: Register) -> list[Check]:
    """An employer with a temporary code need only say what is known (`temporary_code.KNOWN_AT_LEAST`)."""
    checks = []
    for column in register.columns:
        empty = pl.col(column.name).is_null()
        if register.name == "employers" and column.name not in KNOWN_AT_LEAST:
            empty = empty & ~pl.col("uscc").str.contains(PATTERN).fill_null(False)
        if column.required:
            checks.append((column, "required", empty, "必填，不能为空。请补填。"))
    return checks


def _bounds(register: Register) -> list[Check]:
    checks = []
    for column in register.columns:
        unit = f" {column.unit}" if column.unit else ""
        if column.minimum is not None:
            sentence = f"不得小于 {column.minimum:g}{unit}。请核对后重新填写。"
            checks.append((column, "under_minimum", pl.col(column.name) < column.minimum, sentence))
        if column.maximum is not None:
            sentence = f"不得大于 {column.maximum:,g}{unit}。请核对后重新填写。".replace("+0", "")
            checks.append((column, "over_maximum", pl.col(column.name) > column.maximum, sentence))
    return checks


def _days(register: Register) -> list[Check]:
    """What happened cannot lie in the future."""
    if register.kind is not RegisterKind.EVENT or register.about is None:
        return []
    today = clock.today()
    sentence = f"日期在今天（{today.isoformat()}）之后，尚未发生。请核对日期。"
    return [(register.by_name[register.about], "in_the_future", pl.col(register.about) > today, sentence)]


def _row_rules(register: Register) -> list[Check]:
    return [
        (register.by_name[rule.column], rule.name, rule.broken(), told_of(rule))
        for rule in register.rules
        if not rule.within
    ]
