"""A sheet as it lies in the file: every cell text, nothing interpreted."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

LINE = "_line"


@dataclass(frozen=True)
class RawSheet:
    """One sheet of a workbook, or the whole of a .csv.

    frame     `_line` (the line a person sees, from 1) and one text column a column of the sheet: `c0`, `c1`, …
    letters   what a spreadsheet calls those columns: `A`, `B`, … (the first used column need not be A)
    merged    merged ranges, `B3:C3`
    numbers   which cells of a column are numbers and not text; None where the file does not tell (.csv)
    """

    name: str | None
    frame: pl.DataFrame
    letters: tuple[str, ...]
    merged: tuple[str, ...] = ()
    hidden: bool = False
    numbers: Callable[[list[int]], pl.DataFrame] | None = None

    @property
    def names(self) -> list[str]:
        return [name for name in self.frame.columns if name != LINE]


def letter(index: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(reference: str) -> tuple[int, int]:
    """Line (from 1) and column (from 0) of `B3`."""
    letters = reference.rstrip("0123456789")
    column = 0
    for character in letters:
        column = column * 26 + ord(character) - 64
    return int(reference[len(letters) :]), column - 1
