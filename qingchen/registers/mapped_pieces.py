"""A sheet in pieces, each brought into the shape of a register by a column mapping where there is one."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from qingchen.registers.compiled_mapping import compile_mapping
from qingchen.registers.lines_left_out import LinesLeftOut
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.sheet_pieces import SheetPieces

_HEAD_LINES = 2_000


class MappedPieces:
    """A sheet that lacks a heading of the mapping stays as it is: its problems are then told as of any file.

    head      as of `SheetPieces`, mapped
    slipped   rows that the mapping refuses, once all pieces were had
    """

    def __init__(self, sheet: SheetPieces, register: Register, mapping: ColumnMapping | None, file_name: str) -> None:
        self._sheet, self._file_name = sheet, file_name
        self._compiled = compile_mapping(mapping, sheet.head, register) if mapping else None
        self.slipped = ProblemList()
        self._read = self._taken = 0
        self.head = sheet.head if self._compiled is None else self._mapped_head()

    def pieces(self, left_out: LinesLeftOut | None = None) -> Iterator[RawSheet]:
        """Lines that are no rows are added to `left_out` by the mapping, which sorts them out itself."""
        if self._compiled is None:
            yield from self._sheet.pieces()
            return
        self.slipped, self._read, self._taken = ProblemList(), 0, 0
        for piece in self._sheet.pieces():
            rows = self._compiled.rows(piece, self._file_name, left_out)
            self.slipped += rows.problems
            self._read += rows.read
            self._taken += rows.frame.height + rows.problems.total
            yield self._compiled.brought(piece, rows.frame)

    def told(self) -> list[str]:
        """What the mapping tells of the sheet, once all pieces were had."""
        return [] if self._compiled is None else self._compiled.told(self._read, self._taken)

    def _mapped_head(self) -> RawSheet:
        compiled = self._compiled
        assert compiled is not None
        top = replace(self._sheet.head, frame=self._sheet.head.frame.head(_HEAD_LINES))
        rows = compiled.rows(top, self._file_name)
        return RawSheet(self._sheet.head.name, pl.concat([compiled.head(), rows.frame]), compiled.letters)
