"""Opens .csv files, of any length, as a raw sheet in pieces; comma, tab or semicolon.

A piece is parsed by Polars. Where a piece is ragged or a cell holds a line break, a reader row by row takes it:
it alone knows on which line each row begins, and every cell that runs over.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import polars as pl

from qingchen.registers.raw_sheet import LINE, RawSheet, letter
from qingchen.registers.sheet_pieces import SheetPieces
from qingchen.registers.text_pieces import TextPiece, not_a_table, text_pieces

_LOOKED_AT = 50
_HEAD_LINES = 20_000
_MANY = 300
"""Columns; of a wider table those past the last text of the first lines are left off."""
MOST_COLUMNS = 16_384
"""As of a spreadsheet."""
_UNPAIRED = "第 {line} 行起引号没有成对，无法分列"


def open_csv(data: BinaryIO, file_name: str) -> list[SheetPieces]:
    """Raises Problem file.not_a_workbook."""
    table = _Table(data, file_name)
    rest = table.pieces()
    first = next(rest, None)
    if first is None:
        raise not_a_table(file_name, "文件是空的")
    begun = [chain([first], rest)]

    def pieces() -> Iterator[RawSheet]:
        """Asked for the first time, they go on from the head: a piece takes some time to decode and to parse."""
        return begun.pop() if begun else table.pieces()

    return [SheetPieces(RawSheet(None, first.frame.head(_HEAD_LINES), first.letters), pieces)]


class _Table:
    def __init__(self, data: BinaryIO, file_name: str) -> None:
        self._data, self._file_name = data, file_name
        texts = text_pieces(data, file_name)
        first = next(texts, None)
        self._begun = [texts if first is None else chain([first], texts)]
        lines = first.text.lstrip("\r\n").split("\n", _LOOKED_AT)[:_LOOKED_AT] if first else []
        self._separator = max(",\t;", key=lambda mark: sum(line.count(mark) for line in lines))
        mark = self._separator
        self._past_end = re.compile(rf"[{mark}\s]+(?=\n)")
        self._quoted = re.compile(rf'(?:^|(?<={mark}))"(?:[^"\n]|"")*"(?={mark}|\r?$)', re.MULTILINE)
        width = self._width([line + "\n" for line in lines])
        if width > _MANY:
            width = self._width([self._past_end.sub("", line + "\n") for line in lines])
        if width > MOST_COLUMNS:
            raise not_a_table(file_name, f"有 {width:,} 列，超过表格的上限 {MOST_COLUMNS:,} 列")
        # One column more than the widest of the first rows: a row with too many cells shows there.
        self._names = [f"c{number}" for number in range(width + 1)]

    def pieces(self) -> Iterator[RawSheet]:
        letters = tuple(letter(column) for column in range(len(self._names)))
        texts = self._begun.pop() if self._begun else text_pieces(self._data, self._file_name)
        for piece in texts:
            frame = _blank(piece) if not piece.text.strip(f"{self._separator} \t\r\n") else self._frame(piece, texts)
            yield RawSheet(None, frame.select(LINE, *self._columns(frame)), letters)

    def _columns(self, frame: pl.DataFrame) -> list[pl.Expr]:
        there = set(frame.columns)
        return [pl.col(name) if name in there else pl.lit(None, pl.String).alias(name) for name in self._names]

    def _width(self, lines: list[str]) -> int:
        rows = csv.reader(lines, delimiter=self._separator)
        try:
            width = max((len(row) for row in rows), default=1)
        except csv.Error as wrong:
            raise not_a_table(self._file_name, _UNPAIRED.format(line=rows.line_num)) from wrong
        return max(width, 1)

    def _frame(self, piece: TextPiece, following: Iterator[TextPiece]) -> pl.DataFrame:
        for text in self._readings(piece.text):
            try:
                frame = self._parsed(text)
            except pl.exceptions.PolarsError:
                continue
            if frame.height == piece.lines:
                return frame.with_row_index(LINE, offset=piece.line).with_columns(pl.col(LINE).cast(pl.Int64))
        return self._row_by_row(piece, following)

    def _readings(self, text: str) -> Iterator[str]:
        """As it stands; then without the empty cells past the end of its lines."""
        # Polars takes a quote wherever it stands for one: only cells quoted whole, on one line, are left to it.
        if '"' not in text or '"' not in self._quoted.sub("", text):
            yield text
            yield self._past_end.sub("", text)

    def _parsed(self, text: str) -> pl.DataFrame:
        return pl.read_csv(
            io.BytesIO(text.encode()),
            has_header=False,
            schema=dict.fromkeys(self._names, pl.String),
            separator=self._separator,
            missing_columns="insert",
        )

    def _row_by_row(self, piece: TextPiece, following: Iterator[TextPiece]) -> pl.DataFrame:
        lines = _Lines(piece, following)
        reader = csv.reader(lines, delimiter=self._separator, strict=True)
        width = len(self._names)
        begins: list[int] = []
        columns: list[list[str | None]] = [[] for _ in self._names]
        begin = piece.line
        try:
            for row in reader:
                begins.append(begin)
                begin = piece.line + reader.line_num
                cells: list[str | None] = [*row[: width - 1], next((cell for cell in row[width - 1 :] if cell), None)]
                cells += [None] * (width - len(cells))
                for column, cell in zip(columns, cells, strict=True):
                    column.append(cell)
                lines.row_ended()
        except csv.Error as wrong:
            raise not_a_table(self._file_name, _UNPAIRED.format(line=begin)) from wrong
        data = {LINE: pl.Series(begins, dtype=pl.Int64)}
        data |= {name: pl.Series(cells, dtype=pl.String) for name, cells in zip(self._names, columns, strict=True)}
        return pl.DataFrame(data)


class _Lines:
    """The lines of a piece, and of those that follow as long as a row runs on into them."""

    def __init__(self, piece: TextPiece, following: Iterator[TextPiece]) -> None:
        self._lines = _split(piece)
        self._following, self._left, self._between = following, piece.lines, False

    def row_ended(self) -> None:
        self._between = True

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if not self._left:
            piece = None if self._between else next(self._following, None)
            if piece is None:
                raise StopIteration
            self._lines, self._left = _split(piece), piece.lines
        self._left -= 1
        self._between = False
        return next(self._lines)


def _split(piece: TextPiece) -> Iterator[str]:
    return (line + "\n" for line in piece.text.split("\n"))


def _blank(piece: TextPiece) -> pl.DataFrame:
    """Lines with nothing on them but separators: there may be millions."""
    return pl.DataFrame({LINE: pl.int_range(piece.line, piece.line + piece.lines, dtype=pl.Int64, eager=True)})
