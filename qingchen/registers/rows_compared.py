"""A rule that holds a row against the other rows of one thing (a case's earlier visit), in a whole file."""

import numpy
import polars as pl

from qingchen.registers.broken_rows import broken_rows, told_of, unread
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET, UNREAD
from qingchen.registers.register import ColumnType, Register, RowRule
from qingchen.registers.row_places import RowPlaces
from qingchen.registers.row_problem import DETAILED, ProblemList
from qingchen.standards.codes import code_list

_PARTS = 16
"""Rows are compared a sixteenth of the things at a time: what comparing them needs beside the rows stays small."""
_ROW = "_row"


class RowsCompared:
    """Takes the rows a piece at a time. Held are the columns that the rule asks, codes as numbers, and of what says
    which rows belong together digests only."""

    def __init__(self, register: Register, rule: RowRule) -> None:
        self._register, self._rule = register, rule
        asked = {*rule.broken().meta.root_names(), *rule.within, rule.column}
        digests = {name for name in rule.within if name != rule.column}
        self._codes = {
            name: pl.Enum([entry.code for entry in code_list(register.by_name[name].codes or "").entries])
            for name in asked - digests
            if register.by_name[name].type is ColumnType.CODE
        }
        self._held = [_digest(name) if name in digests else pl.col(name) for name in sorted(asked)]
        self._frames: list[pl.DataFrame] = []
        self._places = RowPlaces()

    def add(self, frame: pl.DataFrame) -> None:
        """frame   rows of one sheet, as `ReadTable.frame`"""
        if frame.height:
            unseen = unread(self._register, self._rule.column).alias(UNREAD)
            self._frames.append(frame.select(*self._held, unseen).cast(self._codes))
            self._places.add(frame[SHEET][0], frame[LINE].to_numpy())

    def broken(self, file_name: str) -> ProblemList:
        if not self._frames:
            return ProblemList()
        rule, rows = self._rule, pl.concat(self._frames).with_row_index(_ROW)
        wrong = numpy.sort(numpy.concatenate([self._wrong(rows.filter(part)) for part in self._parts()]))
        shown = wrong[:DETAILED].tolist()
        places = [self._places.at(row) for row in shown]
        first = (
            rows[shown]
            .select(self._in_clear(rule.column))
            .with_columns(
                pl.Series(SHEET, [sheet for sheet, _ in places], pl.String),
                pl.Series(LINE, [line for _, line in places]),
            )
        )
        column = self._register.by_name[rule.column]
        return broken_rows(first, column, rule.name, told_of(rule), file_name, len(wrong), rule.severity)

    def _parts(self) -> list[pl.Expr]:
        part = pl.struct(self._rule.within).hash(5) % _PARTS
        return [part == number for number in range(_PARTS)]

    def _wrong(self, part: pl.DataFrame) -> numpy.ndarray:
        """The numbers of the rows, of some things all, that break the rule."""
        clear = part.with_columns(self._in_clear(name) for name in self._codes)
        return clear.filter((self._rule.broken() & ~pl.col(UNREAD)).fill_null(False))[_ROW].to_numpy()

    def _in_clear(self, name: str) -> pl.Expr:
        return pl.col(name).cast(pl.String) if name in self._codes else pl.col(name)


def _digest(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_not_null()).then(pl.col(name).hash(3)).alias(name)
