"""Opens a received file by what it holds, not by what it is called."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import polars as pl

from qingchen.problems import Problem
from qingchen.registers.csv_file import open_csv
from qingchen.registers.file_kinds import other_kind
from qingchen.registers.legacy_file import MARK as LEGACY
from qingchen.registers.legacy_file import open_legacy
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.sheet_pieces import SheetPieces, in_pieces
from qingchen.registers.workbook_file import open_workbook

_START = 4096
_BLANK = b" \t\r\n\v\f\0\xef\xbb\xbf\xff\xfe"
"""Also marks of byte order, and the second halves of blanks in UTF-16."""


def open_file(path: Path, file_name: str) -> list[RawSheet]:
    """The sheets whole. Raises Problem file.not_a_workbook, file.too_large, file.too_many_rows."""
    with path.open("rb") as data:
        return [
            replace(sheet.head, frame=pl.concat([piece.frame for piece in sheet.pieces()]))
            for sheet in open_pieces(data, file_name)
        ]


def open_pieces(data: BinaryIO, file_name: str) -> list[SheetPieces]:
    """The sheets of an .xlsx, .xls or .et, or the one of a .csv, which is read from `data` piece by piece.

    Raises Problem file.not_a_workbook, file.too_large, file.too_many_rows.
    """
    start = data.read(_START)
    if _is_blank(start, data):
        raise Problem("file.not_a_workbook", file=file_name, why="文件是空的")
    if start.startswith(b"PK\x03\x04"):
        with in_memory(data) as path:
            return [in_pieces(sheet) for sheet in open_workbook(path, file_name)]
    if start.startswith(LEGACY):
        with in_memory(data) as path:
            return [in_pieces(sheet) for sheet in open_legacy(path, file_name)]
    if why := other_kind(start):
        raise Problem("file.not_a_workbook", file=file_name, why=why)
    return open_csv(data, file_name)


def _is_blank(start: bytes, rest: BinaryIO) -> bool:
    """Whether there is nothing but white space in the whole file: a table may begin with many blank lines."""
    while not start.strip(_BLANK):
        start = rest.read(1 << 20)
        if not start:
            return True
    return False


@contextmanager
def in_memory(data: BinaryIO) -> Iterator[Path]:
    """A path to the bytes in a file that lives in memory and has no name: no clear copy comes to lie on a disk."""
    descriptor = os.memfd_create("received", os.MFD_CLOEXEC)
    try:
        with os.fdopen(os.dup(descriptor), "wb") as out:
            data.seek(0)
            shutil.copyfileobj(data, out, 1 << 20)
        yield Path(f"/proc/self/fd/{descriptor}")
    finally:
        os.close(descriptor)
