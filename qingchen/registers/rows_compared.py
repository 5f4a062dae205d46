"""A rule that holds a row against the other rows of one thing (a case's earlier visit), in a whole file."""

import polars as pl

from qingchen.registers.broken_rows import broken_rows, told_of, unread
from qingchen.registers.read_table import UNREAD
from qingchen.registers.register import Register, RowRule
from qingchen.registers.row_problem import DETAILED, ProblemList
from qingchen.registers.rows_set_aside import ROW, RowsSetAside


class RowsCompared:
    """Takes the rows a piece at a time. Set aside are the columns that the rule asks, and of what says which rows
    belong together digests only."""

    def __init__(self, register: Register, rule: RowRule) -> None:
        self._register, self._rule = register, rule
        asked = {*rule.broken().meta.root_names(), *rule.within, rule.column}
        digests = {name for name in rule.within if name != rule.column}
        self._held = [_digest(name) if name in digests else pl.col(name) for name in sorted(asked)]
        self._rows = RowsSetAside(rule.within)

    def add(self, frame: pl.DataFrame) -> None:
        """frame   rows of one sheet, as `ReadTable.frame`"""
        unseen = unread(self._register, self._rule.column).alias(UNREAD)
        self._rows.add(frame, *self._held, unseen)

    def broken(self, file_name: str) -> ProblemList:
        rule, shown, count = self._rule, [], 0
        for rows in self._rows.parts():
            wrong = rows.filter((rule.broken() & ~pl.col(UNREAD)).fill_null(False))
            shown.append(wrong.head(DETAILED))
            count += wrong.height
        if not count:
            return ProblemList()
        first = pl.concat(shown).sort(ROW).head(DETAILED)
        column = self._register.by_name[rule.column]
        return broken_rows(first, column, rule.name, told_of(rule), file_name, count, rule.severity)


def _digest(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_not_null()).then(pl.col(name).hash(3)).alias(name)
