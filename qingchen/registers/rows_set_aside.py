"""What is held of the rows of a long file until the last one has been read, to compare them with each other.

A file of any length is checked in the same memory: beyond HELD rows they wait on the disk, in parts that are looked at
one after the other. Those files have no name and open under a key that only this process holds, as what is held may
be made of identity numbers.
"""

import io
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET
from qingchen.registers.sealed_stream import SealedReader, SealedWriter, new_key

HELD = 1 << 18
PARTS = 8
ROW = "_row"
"""The number of a row, counted from 0 in the order in which they were added."""
_CONTEXT, _LENGTH = b"rows set aside", 8


class RowsSetAside:
    def __init__(self, together: Sequence[str]) -> None:
        """together   rows that are equal in these columns come in the same part"""
        self._part = pl.struct(together).hash(5) % PARTS
        self._waiting: list[pl.DataFrame] = []
        self._waiting_rows = self._rows = 0
        self._sheets: list[str | None] = []
        self._files: list[_SealedRows] = []

    def add(self, frame: pl.DataFrame, *columns: pl.Expr | str) -> None:
        """frame   rows of one sheet, as `ReadTable.frame`; of them `columns` are held, and where they stand"""
        if not frame.height:
            return
        sheet = frame[SHEET][0]
        if not self._sheets or self._sheets[-1] != sheet:
            self._sheets.append(sheet)
        place = pl.lit(len(self._sheets) - 1, pl.UInt16).alias(SHEET), pl.col(LINE).cast(pl.UInt32)
        self._waiting.append(frame.select(*columns, *place).with_row_index(ROW, offset=self._rows))
        self._rows += frame.height
        self._waiting_rows += frame.height
        if self._waiting_rows > HELD:
            self._put_away()

    def parts(self) -> Iterator[pl.DataFrame]:
        """All rows, each part in their order, with `_row`, `_sheet` and `_line`; once only."""
        if not self._rows:
            return
        if not self._files:
            yield self._placed(pl.concat(self._waiting))
            return
        self._put_away()
        for file in self._files:
            if rows := file.frames():
                yield self._placed(pl.concat(rows))

    def _put_away(self) -> None:
        self._files = self._files or [_SealedRows() for _ in range(PARTS)]
        if self._waiting:
            rows = pl.concat(self._waiting)
            self._waiting, self._waiting_rows = [], 0
            for number, file in enumerate(self._files):
                file.add(rows.filter(self._part == number))

    def _placed(self, rows: pl.DataFrame) -> pl.DataFrame:
        names = pl.Series(SHEET, self._sheets, pl.String)
        return rows.with_columns(names.gather(rows[SHEET]), pl.col(LINE).cast(pl.Int64))


class _SealedRows:
    def __init__(self) -> None:
        self._key, self._file = new_key(), cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._writer = SealedWriter(self._key, self._file, _CONTEXT)

    def add(self, rows: pl.DataFrame) -> None:
        written = io.BytesIO()
        rows.write_ipc(written)
        self._writer.write(len(written.getvalue()).to_bytes(_LENGTH, "big"))
        self._writer.write(written.getvalue())

    def frames(self) -> list[pl.DataFrame]:
        self._writer.finish()
        frames = []
        with SealedReader(self._key, self._file, _CONTEXT) as reader:
            while length := int.from_bytes(reader.read(_LENGTH) or b"", "big"):
                frames.append(pl.read_ipc(io.BytesIO(reader.read(length) or b"")))
        return frames
