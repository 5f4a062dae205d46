"""Rules between the rows of a whole file, which is read in pieces: what of many rows may only be one."""

import numpy
import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET, UNREAD
from qingchen.registers.register import FileRule, Register, Severity
from qingchen.registers.row_places import RowPlaces
from qingchen.registers.row_problem import DETAILED, HINT_MARK, ProblemList, RowProblem
from qingchen.registers.rows_compared import RowsCompared
from qingchen.values.source import Source


class RowsAcross:
    """Takes the rows of a file a piece at a time. Of each row that a `FileRule` asks sixteen bytes are held: digests
    and its line, no values; of one that is compared the columns compared."""

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
        self._same: list[numpy.ndarray] = []
        self._one: list[numpy.ndarray] = []
        self._places = RowPlaces()

    def add(self, frame: pl.DataFrame) -> None:
        one, unread = self._rule.one(), (pl.col(UNREAD) // self._bit) % 2 == 1
        asked = frame.filter(one.is_not_null() & ~unread).select(
            pl.struct(part.alias(str(at)) for at, part in enumerate(self._rule.same())).hash(1).alias("same"),
            one.hash(2).alias("one"),
            SHEET,
            LINE,
        )
        if asked.height:
            self._same.append(asked["same"].to_numpy())
            self._one.append(asked["one"].to_numpy().astype(numpy.uint32))
            self._places.add(asked[SHEET][0], asked[LINE].to_numpy())

    def broken(self, file_name: str) -> ProblemList:
        if not self._places.count:
            return ProblemList()
        same, one = numpy.concatenate(self._same), numpy.concatenate(self._one)
        order = numpy.argsort(same)
        starts = numpy.flatnonzero(numpy.concatenate(([True], same[order[1:]] != same[order[:-1]])))
        sorted_one = one[order]
        differ = numpy.minimum.reduceat(sorted_one, starts) != numpy.maximum.reduceat(sorted_one, starts)
        wrong = numpy.sort(order[numpy.repeat(differ, numpy.diff(starts, append=len(order)))])
        told = [self._problem(file_name, *self._places.at(int(row))) for row in wrong[:DETAILED]]
        if self._rule.severity is Severity.HINT:
            return ProblemList(told, 0, len(wrong))
        return ProblemList(told, len(wrong))

    def _problem(self, file_name: str, sheet: str | None, line: int) -> RowProblem:
        rule = self._rule
        mark = HINT_MARK if rule.severity is Severity.HINT else ""
        basis = f"依据：{rule.basis}。" if rule.basis else ""
        title = self._register.by_name[rule.column].title
        return RowProblem(
            Source(file_name, sheet, line), title, "", rule.name, f"{mark}{rule.sentence}{basis}", rule.severity
        )
