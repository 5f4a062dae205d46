"""A rule that holds a row against the other rows of one thing (a case's earlier visit), in a whole file."""

import polars as pl

from qingchen.registers.broken_rows import broken_rows, told_of, unread
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET, UNREAD
from qingchen.registers.register import Register, RowRule
from qingchen.registers.row_places import RowPlaces
from qingchen.registers.row_problem import DETAILED, ProblemList


class RowsCompared:
    """Takes the rows a piece at a time. Held are the columns that the rule asks, and of what says which rows belong
    together digests only."""

    def __init__(self, register: Register, rule: RowRule) -> None:
        self._register, self._rule = register, rule
        asked = {*rule.broken().meta.root_names(), *rule.within, rule.column}
        texts = {name for name in rule.within if name != rule.column}
        self._held = [_digest(name) if name in texts else pl.col(name) for name in sorted(asked)]
        self._frames: list[pl.DataFrame] = []
        self._places = RowPlaces()

    def add(self, frame: pl.DataFrame) -> None:
        """frame   rows of one sheet, as `ReadTable.frame`"""
        if frame.height:
            unseen = unread(self._register, self._rule.column).alias(UNREAD)
            self._frames.append(frame.select(*self._held, unseen))
            self._places.add(frame[SHEET][0], frame[LINE].to_numpy())

    def broken(self, file_name: str) -> ProblemList:
        if not self._frames:
            return ProblemList()
        rule, rows = self._rule, pl.concat(self._frames)
        wrong = rows.select((rule.broken() & ~pl.col(UNREAD)).fill_null(False)).to_series().arg_true()
        places = [self._places.at(int(row)) for row in wrong.head(DETAILED)]
        first = rows.select(rule.column)[wrong.head(DETAILED)].with_columns(
            pl.Series(SHEET, [sheet for sheet, _ in places], pl.String), pl.Series(LINE, [line for _, line in places])
        )
        column = self._register.by_name[rule.column]
        return broken_rows(first, column, rule.name, told_of(rule), file_name, len(wrong), rule.severity)


def _digest(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_not_null()).then(pl.col(name).hash(3)).alias(name)
