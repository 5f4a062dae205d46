"""The same key twice in one file."""

import numpy
import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.row_places import RowPlaces
from qingchen.registers.row_problem import DETAILED, ProblemList, RowProblem
from qingchen.values.source import Source


def key_columns(register: Register) -> list[str]:
    """The columns that make a row one thing, a stand-in named by the sensitive column behind it.

    A state may stand several times, each with its own day: the day belongs to what may not be twice.
    """
    behind = {column.stand_in: column.name for column in register.columns if column.stand_in}
    names = [behind.get(name, name) for name in register.key]
    return [*names, register.about] if register.kind is RegisterKind.STATE and register.about else names


class KeysSeen:
    """The keys of all rows so far, as 96 bits of digest a row, in memory: sixteen bytes a row with its line."""

    def __init__(self, register: Register) -> None:
        self._register, self._names = register, key_columns(register)
        self._needed = [name for name in self._names if name != register.about or register.kind is RegisterKind.EVENT]
        self._digests: list[numpy.ndarray] = []
        self._others: list[numpy.ndarray] = []
        self._places = RowPlaces()

    def add(self, frame: pl.DataFrame) -> None:
        """frame   rows of one sheet, as `ReadTable.frame`; those without a whole key are left to `required`"""
        whole = frame.select(*dict.fromkeys(self._names), SHEET, LINE).drop_nulls(self._needed)
        if not whole.height:
            return
        key = pl.struct(self._names)
        digests = whole.select(key.hash(1).alias("digest"), key.hash(2).alias("other"))
        self._digests.append(digests["digest"].to_numpy())
        self._others.append(digests["other"].to_numpy().astype(numpy.uint32))
        self._places.add(whole[SHEET][0], whole[LINE].to_numpy())

    def repeated(self, file_name: str) -> ProblemList:
        """One problem for each row whose key an earlier row has."""
        if not self._places.count:
            return ProblemList()
        digests, others = numpy.concatenate(self._digests), numpy.concatenate(self._others)
        order = numpy.argsort(digests, kind="stable")
        same = (digests[order[1:]] == digests[order[:-1]]) & (others[order[1:]] == others[order[:-1]])
        if not same.any():
            return ProblemList()
        # Of each run of equal keys the first in order is the earliest row, as the sorting is stable.
        starts = numpy.flatnonzero(numpy.concatenate(([True], ~same)))
        firsts = order[starts[numpy.searchsorted(starts, numpy.flatnonzero(same) + 1, side="right") - 1]]
        later = order[1:][same]
        shown = numpy.argsort(later, kind="stable")[:DETAILED]
        told = [self._problem(file_name, int(later[at]), int(firsts[at])) for at in shown]
        return ProblemList(told, len(later))

    def _problem(self, file_name: str, row: int, first: int) -> RowProblem:
        (sheet, line), (first_sheet, first_line) = self._places.at(row), self._places.at(first)
        where = f"「{first_sheet}」第 {first_line} 行" if first_sheet != sheet else f"第 {first_line} 行"
        titles = "、".join(self._register.by_name[name].title for name in self._names)
        sentence = f"与{where}重复（{titles}相同）。同一对象只能有一行，请删去或改正其中一行。"
        marked = self._register.by_name[self._names[0]].title
        return RowProblem(Source(file_name, sheet, line), marked, "", "duplicate_key", sentence)
