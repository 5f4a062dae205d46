"""Rows whose cells have slipped into other columns (a comma too many, a cell deleted): refused whole, never misread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import polars as pl

from qingchen.registers.cells.faults import shown
from qingchen.registers.cells.kinds import read_column
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.register import ColumnType, Register
from qingchen.registers.row_problem import DETAILED, ProblemList, RowProblem
from qingchen.values.source import Source

_NAMED = 4
"""So many of the cells that are out of place are quoted."""


class Compiled(Protocol):
    """The part of a compiled mapping that is asked."""

    @property
    def register(self) -> Register: ...
    @property
    def sheet_name(self) -> str | None: ...
    @property
    def mapping(self) -> Any: ...
    @property
    def places(self) -> Mapping[str, str]: ...
    def cells(self, rows: pl.DataFrame, given: Mapping[str, Any]) -> pl.Series: ...


@dataclass(frozen=True, slots=True)
class Shifted:
    """Lines of the rows, and a problem for each (told in full up to DETAILED)."""

    lines: list[int]
    problems: ProblemList


def shifted_rows(compiled: Compiled, rows: pl.DataFrame, file_name: str) -> Shifted:
    """Rows in which two or more columns, and more than half of the filled ones whose shape is known (numbers, days,
    codes), hold what cannot stand there: one such cell is a slip of the pen, several are a row out of place."""
    misfits = _misfits(compiled, rows)
    if misfits.width < 2:
        return Shifted([], ProblemList())
    wrong = pl.sum_horizontal(pl.col(name).fill_null(False) for name in misfits.columns)
    filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in misfits.columns)
    broken = misfits.select((wrong >= 2) & (wrong * 2 > filled)).to_series()
    lines = rows.filter(broken)[LINE].to_list()
    places = {heading: compiled.places[heading] for heading in misfits.columns}
    problems = []
    for line, cells, wrong_of in zip(
        lines[:DETAILED],
        rows.filter(broken)
        .select(**{heading: pl.col(place) for heading, place in places.items()})
        .iter_rows(named=True),
        misfits.filter(broken).iter_rows(named=True),
        strict=False,
    ):
        quoted = [_quoted(compiled, heading, cells[heading]) for heading in misfits.columns if wrong_of[heading]]
        sentence = (
            f"这一行有 {len(quoted)} 格的内容与所在的列不符（{'；'.join(quoted[:_NAMED])}），应是单元格错位，整行未收。"
            "请对照原表把各格移回所属的列，再报送这一行。"
        )
        problems.append(RowProblem(Source(file_name, compiled.sheet_name, line), None, "", "cells_shifted", sentence))
    return Shifted(lines, ProblemList(problems, len(lines)))


def _misfits(compiled: Compiled, rows: pl.DataFrame) -> pl.DataFrame:
    """By heading of the file: whether the cell cannot stand there; null where it is empty. Each heading once."""
    asked: dict[str, pl.Series] = {}
    for name, given in compiled.mapping.columns.items():
        column, heading = compiled.register.by_name[name], given["from"]
        if (
            column.type is ColumnType.TEXT
            or heading in asked
            or heading not in compiled.places
            or "division_in" in given
        ):
            continue
        cells = compiled.cells(rows, given)
        _, faults = read_column(column, cells)
        # A cell that the mapping leaves empty on purpose (values: …: "") fits.
        raw = rows[compiled.places[heading]]
        asked[heading] = (faults.is_not_null() & (cells != "").fill_null(False)).zip_with(
            raw.is_not_null(), pl.Series([None], dtype=pl.Boolean).new_from_index(0, rows.height)
        )
    return pl.DataFrame(asked)


def _quoted(compiled: Compiled, heading: str, cell: str) -> str:
    name = next(name for name, given in compiled.mapping.columns.items() if given["from"] == heading)
    return f"“{heading}”填写为“{shown(compiled.register.by_name[name], cell)}”"
