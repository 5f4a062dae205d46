"""A sheet that is read piece by piece: what its headings are sought in, and its lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import polars as pl

from qingchen.registers.raw_sheet import RawSheet

LINES_A_PIECE = 100_000


@dataclass(frozen=True)
class SheetPieces:
    """head     the first lines, of a workbook the whole sheet
    pieces   all lines from the first on, in pieces with the columns of `head`; may be asked for again
    """

    head: RawSheet
    pieces: Callable[[], Iterator[RawSheet]]


def in_pieces(sheet: RawSheet) -> SheetPieces:
    """A sheet of a workbook, which lies in memory anyway; worked on in pieces, it needs little more."""
    numbers = sheet.numbers
    if numbers is not None:
        asked = cache(lambda wanted: numbers(list(wanted)))

        def numbers_once(wanted: list[int]) -> pl.DataFrame:
            return asked(tuple(wanted))

        sheet = replace(sheet, numbers=numbers_once)

    def pieces() -> Iterator[RawSheet]:
        for begin in range(0, max(sheet.frame.height, 1), LINES_A_PIECE):
            yield replace(sheet, frame=sheet.frame.slice(begin, LINES_A_PIECE))

    return SheetPieces(sheet, pieces)
