"""Reads a received file as a register: opens it, finds the headings, makes every cell a typed value, piece by piece."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import polars as pl

from qingchen.registers.heading_problems import columns_without_heading, heading_problems
from qingchen.registers.headings import Headings, find_headings, register_resembled
from qingchen.registers.lines_left_out import LinesLeftOut
from qingchen.registers.mapped_pieces import MappedPieces
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.own_sheets import OWN_SHEETS
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.read_rows import read_rows
from qingchen.registers.read_table import ReadTable, empty_frame
from qingchen.registers.received_file import open_pieces
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList, RowProblem
from qingchen.registers.second_table import RULE as SECOND_TABLE
from qingchen.registers.shown_lines import shown_lines
from qingchen.registers.unread_sheets import empty, no_heading, other_register


class Reading:
    """A file being read. `problems` (of headings and cells) and `left_out` are whole when all frames were had."""

    def __init__(
        self, data: BinaryIO, file_name: str, register: Register, mapping: ColumnMapping | None = None
    ) -> None:
        """Raises Problem file.not_a_workbook, file.too_large."""
        self.problems, self.rows_read = ProblemList(), 0
        self.left_out: list[str] = []
        self._file_name, self._register = file_name, register
        self._sheets: list[tuple[MappedPieces, Headings]] = []
        unread: list[RowProblem] = []
        for sheet in open_pieces(data, file_name):
            name = sheet.head.name
            if name in OWN_SHEETS:
                continue
            if sheet.head.hidden:
                self.left_out.append(f"工作表“{name}”是隐藏的，未读取。")
            elif sheet.head.frame.height:
                self._find_headings(MappedPieces(sheet, register, mapping, file_name), unread)
        if self._sheets:
            self.left_out += [f"工作表“{problem.source.sheet}”未读取：{problem.sentence}" for problem in unread]
        else:
            # Only where no sheet is the register's: a sheet of notes beside the rows is no fault.
            self.problems += unread or [empty(file_name)]

    def frames(self) -> Iterator[pl.DataFrame]:
        """The rows, as `ReadTable.frame`. Raises Problem file.not_a_workbook where a later part cannot be read."""
        for sheet, headings in self._sheets:
            yield from self._frames_of(sheet, headings)
        if self._sheets and not self.problems and not self.rows_read:
            self.problems += [empty(self._file_name)]

    def raw(self, problems: ProblemList) -> list[tuple[RawSheet, Headings]]:
        """Of each sheet that was read the lines that an annotated copy shows."""
        return [(shown_lines(sheet, headings, problems), headings) for sheet, headings in self._sheets]

    def _find_headings(self, sheet: MappedPieces, unread: list[RowProblem]) -> None:
        head, register, file_name = sheet.head, self._register, self._file_name
        headings = find_headings(head, register)
        other = register_resembled(head, register)
        if other is not None:
            unread.append(other_register(head.name, file_name, register, other))
        elif headings is None:
            unread.append(no_heading(head.name, file_name))
        else:
            self._sheets.append((sheet, headings))
            wrong, foreign = heading_problems(head, headings, register, file_name)
            self.problems += wrong
            where = f"「{head.name}」" if head.name else ""
            for text in (*headings.not_kept, *foreign):
                self.left_out.append(f"{where}“{text}”列不属于台账内容，未读取。")

    def _frames_of(self, sheet: MappedPieces, headings: Headings) -> Iterator[pl.DataFrame]:
        left_out = LinesLeftOut()
        told = set(self.problems)
        for piece in sheet.pieces(left_out):
            # Of a long file the head does not show every filled column: each piece is asked.
            bare = [one for one in columns_without_heading(piece, headings, self._file_name) if one not in told]
            told.update(bare)
            frame, wrong = read_rows(piece, headings, self._register, self._file_name, left_out)
            self.problems += bare
            self.problems += wrong
            self.rows_read += frame.height
            yield frame
            if any(problem.rule == SECOND_TABLE for problem in wrong):
                break
        self.problems += sheet.slipped
        self.left_out += sheet.told() + left_out.sentences(sheet.head.name)


def read_file(path: Path, file_name: str, register: Register, mapping: ColumnMapping | None = None) -> ReadTable:
    """Every row of the file and every problem of its headings and cells, none raised.

    Raises Problem file.not_a_workbook, file.too_large.
    """
    with path.open("rb") as data:
        reading = Reading(data, file_name, register, mapping)
        frame = pl.concat([empty_frame(register), *reading.frames()], how="vertical")
        raw = reading.raw(reading.problems)
    return ReadTable(register, file_name, frame, reading.problems, reading.left_out, raw, reading.rows_read)
