"""The same key twice in one file."""

from typing import Any

import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.row_problem import DETAILED, ProblemList, RowProblem
from qingchen.registers.rows_set_aside import ROW, RowsSetAside
from qingchen.values.source import Source

_DIGESTS = ("_digest", "_other")


def key_columns(register: Register) -> list[str]:
    """The columns that make a row one thing, a stand-in named by the sensitive column behind it.

    A state may stand several times, each with its own day: the day belongs to what may not be twice.
    """
    behind = {column.stand_in: column.name for column in register.columns if column.stand_in}
    names = [behind.get(name, name) for name in register.key]
    return [*names, register.about] if register.kind is RegisterKind.STATE and register.about else names


class KeysSeen:
    """The keys of all rows so far, as 96 bits of digest a row."""

    def __init__(self, register: Register) -> None:
        self._register, self._names = register, key_columns(register)
        self._needed = [name for name in self._names if name != register.about or register.kind is RegisterKind.EVENT]
        self._rows = RowsSetAside(_DIGESTS[:1])

    def add(self, frame: pl.DataFrame) -> None:
        """frame   rows of one sheet, as `ReadTable.frame`; those without a whole key are left to `required`"""
        key = pl.struct(self._names)
        digests = key.hash(1).alias(_DIGESTS[0]), key.hash(2).cast(pl.UInt32, wrap_numerical=True).alias(_DIGESTS[1])
        self._rows.add(frame.drop_nulls(self._needed), *digests)

    def repeated(self, file_name: str) -> ProblemList:
        """One problem for each row whose key an earlier row has."""
        first = [pl.col(name).first().over(_DIGESTS).alias(f"first{name}") for name in (ROW, SHEET, LINE)]
        shown, count = [], 0
        for rows in self._rows.parts():
            likely = rows.filter(pl.col(_DIGESTS[0]).is_duplicated())
            later = likely.with_columns(first).filter(pl.col(ROW) > pl.col(f"first{ROW}"))
            shown.append(later.head(DETAILED))
            count += later.height
        if not count:
            return ProblemList()
        told = pl.concat(shown).sort(ROW).head(DETAILED)
        return ProblemList([self._problem(file_name, row) for row in told.iter_rows(named=True)], count)

    def _problem(self, file_name: str, row: dict[str, Any]) -> RowProblem:
        sheet, line, first_sheet, first_line = row[SHEET], row[LINE], row[f"first{SHEET}"], row[f"first{LINE}"]
        where = f"「{first_sheet}」第 {first_line} 行" if first_sheet != sheet else f"第 {first_line} 行"
        titles = "、".join(self._register.by_name[name].title for name in self._names)
        sentence = f"与{where}重复（{titles}相同）。同一对象只能有一行，请删去或改正其中一行。"
        marked = self._register.by_name[self._names[0]].title
        return RowProblem(Source(file_name, sheet, line), marked, "", "duplicate_key", sentence)
