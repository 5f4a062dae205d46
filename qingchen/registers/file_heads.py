"""The heads of a received file: its visible sheets with the first lines, for proposing what each column means."""

import hashlib
import io
from typing import BinaryIO

from qingchen.registers.headings import folded
from qingchen.registers.own_sheets import OWN_SHEETS
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.received_file import open_pieces

LINES = 20_000


def file_heads(data: bytes | BinaryIO, file_name: str) -> list[RawSheet]:
    """The sheets that may hold rows, cut to LINES lines. Of a text file only the beginning is looked at.

    Raises Problem.file.not_a_workbook, file.too_large.
    """
    pieces = open_pieces(io.BytesIO(data) if isinstance(data, bytes) else data, file_name)
    sheets = [sheet.head for sheet in pieces]
    return [
        RawSheet(sheet.name, sheet.frame.head(LINES), sheet.letters, sheet.merged)
        for sheet in sheets
        if sheet.name not in OWN_SHEETS and not sheet.hidden and sheet.frame.height
    ]


def signature_of(headings: list[str]) -> str:
    """One text for one set of headings, whatever their order, width and spaces."""
    return hashlib.sha256("\n".join(sorted({folded(text) for text in headings if text})).encode()).hexdigest()


def widest_line(sheet: RawSheet) -> int:
    """The line that most likely holds the headings where none is known: the first of those with most filled cells."""
    filled = [
        (sum(bool((row[name] or "").strip()) for name in sheet.names), -row[LINE])
        for row in sheet.frame.head(20).iter_rows(named=True)
    ]
    return -max(filled)[1] if filled else 1
