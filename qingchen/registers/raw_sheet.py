"""A sheet as it lies in the file: every cell text, nothing interpreted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

LINE = "_line"


@dataclass(frozen=True)
class RawSheet:
    """One sheet of a workbook, or the whole of a .csv.

    frame     `_line` (the line a person sees, from 1) and one text column a column of the sheet: `c0`, `c1`, …
              (columns without any content are not among them)
    letters   what a spreadsheet calls those columns: `A`, `B`, … (the first used column need not be A)
    merged    merged ranges, `B3:C3`
    hidden_lines   lines that the office's program does not show (a filter, or hidden by hand)
    covered   by column of the frame, the lines under the first of a merge with its text (`merged_cells`)
    complete  whether these are all lines of the sheet
    numbers   which cells of a column are numbers and not text; None where the file does not tell (.csv)
    """

    name: str | None
    frame: pl.DataFrame
    letters: tuple[str, ...]
    merged: tuple[str, ...] = ()
    hidden: bool = False
    numbers: Callable[[list[int]], pl.DataFrame] | None = None
    hidden_lines: tuple[int, ...] = ()
    covered: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    complete: bool = True

    @property
    def names(self) -> list[str]:
        return [name for name in self.frame.columns if name != LINE]

    @cached_property
    def places(self) -> dict[int, int]:
        """Place in the frame by the sheet's own column (0 for A)."""
        return {column_of(letters): place for place, letters in enumerate(self.letters)}


def letter(index: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_of(letters: str) -> int:
    """0 for `A`, 26 for `AA`."""
    column = 0
    for character in letters:
        column = column * 26 + ord(character) - 64
    return column - 1


def place(reference: str) -> tuple[int, int]:
    """Line (from 1) and column (from 0) of `B3`."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), column_of(letters)


def ranges(references: Iterable[str]) -> list[tuple[int, int, int, int]]:
    """First line, first column, last line, last column of each `B3:C5`; lines from 1, columns from 0."""
    return [(*place(first), *place(last or first)) for first, _, last in (text.partition(":") for text in references)]
