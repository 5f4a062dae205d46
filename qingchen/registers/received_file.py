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
from qingchen.registers.legacy_file import MARK as LEGACY
from qingchen.registers.legacy_file import open_legacy
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.sheet_pieces import SheetPieces, in_pieces
from qingchen.registers.workbook_file import open_workbook

_OTHER_KINDS = (
    (b"%PDF", "是 PDF 文件"),
    (b"\x89PNG", "是图片"),
    (b"\xff\xd8\xff", "是图片"),
    (b"Rar!", "是压缩包"),
    (b"7z\xbc\xaf", "是压缩包"),
    (b"<html", "是网页"),
    (b"<!DOCTYPE", "是网页"),
    (b"<table", "是网页"),
)


def open_file(path: Path, file_name: str) -> list[RawSheet]:
    """The sheets whole. Raises Problem file.not_a_workbook, file.too_large."""
    with path.open("rb") as data:
        return [
            replace(sheet.head, frame=pl.concat([piece.frame for piece in sheet.pieces()]))
            for sheet in open_pieces(data, file_name)
        ]


def open_pieces(data: BinaryIO, file_name: str) -> list[SheetPieces]:
    """The sheets of an .xlsx, .xls or .et, or the one of a .csv, which is read from `data` piece by piece.

    Raises Problem file.not_a_workbook, file.too_large.
    """
    start = data.read(4096)
    if not start.strip():
        raise Problem("file.not_a_workbook", file=file_name, why="文件是空的")
    if start.startswith(b"PK\x03\x04"):
        with in_memory(data) as path:
            return [in_pieces(sheet) for sheet in open_workbook(path, file_name)]
    if start.startswith(LEGACY):
        with in_memory(data) as path:
            return [in_pieces(sheet) for sheet in open_legacy(path, file_name)]
    for mark, why in _OTHER_KINDS:
        if start.lstrip().lower().startswith(mark.lower()):
            raise Problem("file.not_a_workbook", file=file_name, why=why)
    return open_csv(data, file_name)


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
