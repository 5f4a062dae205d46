"""Rules between the rows of a whole file, which is read in pieces: what of many rows may only be one."""

import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET, UNREAD
from qingchen.registers.register import FileRule, Register, Severity
from qingchen.registers.row_problem import DETAILED, HINT_MARK, ProblemList, RowProblem
from qingchen.registers.rows_compared import RowsCompared
from qingchen.registers.rows_set_aside import ROW, RowsSetAside
from qingchen.values.source import Source


class RowsAcross:
    """Takes the rows of a file a piece at a time. Of each row that a `FileRule` asks digests and its place are set
    aside, no values; of one that is compared the columns compared."""

    def __init__(self, register: Register) -> None:
        agreeing = [_Asked(register, rule) for rule in register.file_rules]
        compared = [RowsCompared(register, rule) for rule in register.rules if rule.within]
        self._rules: list[_Asked | RowsCompared] = [*agreeing, *compared]

    def add(self, frame: pl.DataFrame) -> None:
        """frame   rows of one sheet, as `ReadTable.frame`"""
        for rule in self._rules:
            rule.add(frame)

    def broken(self, file_name: str) -> ProblemList:
        """A problem for each row of those that should agree and do not, or that another of its kind contradicts."""
        told = ProblemList()
        for rule in self._rules:
            told += rule.broken(file_name)
        return told


class _Asked:
    def __init__(self, register: Register, rule: FileRule) -> None:
        self._register, self._rule = register, rule
        self._bit = 1 << next(at for at, column in enumerate(register.columns) if column.name == rule.column)
        self._rows = RowsSetAside(["same"])

    def add(self, frame: pl.DataFrame) -> None:
        one, unread = self._rule.one(), (pl.col(UNREAD) // self._bit) % 2 == 1
        same = pl.struct(part.alias(str(at)) for at, part in enumerate(self._rule.same())).hash(1).alias("same")
        self._rows.add(frame.filter(one.is_not_null() & ~unread), same, one.hash(2).alias("one"))

    def broken(self, file_name: str) -> ProblemList:
        differ = pl.col("one").min().over("same") != pl.col("one").max().over("same")
        shown, count = [], 0
        for rows in self._rows.parts():
            wrong = rows.filter(pl.col("same").is_duplicated()).filter(differ)
            shown.append(wrong.head(DETAILED))
            count += wrong.height
        if not count:
            return ProblemList()
        places = pl.concat(shown).sort(ROW).head(DETAILED).select(SHEET, LINE)
        told = [self._problem(file_name, *place) for place in places.iter_rows()]
        if self._rule.severity is Severity.HINT:
            return ProblemList(told, 0, count)
        return ProblemList(told, count)

    def _problem(self, file_name: str, sheet: str | None, line: int) -> RowProblem:
        rule = self._rule
        mark = HINT_MARK if rule.severity is Severity.HINT else ""
        basis = f"依据：{rule.basis}。" if rule.basis else ""
        title = self._register.by_name[rule.column].title
        return RowProblem(
            Source(file_name, sheet, line), title, "", rule.name, f"{mark}{rule.sentence}{basis}", rule.severity
        )
