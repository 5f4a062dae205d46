"""Small counts in anything public: «<5» for 1 to 4, and further cells hidden until no difference gives one away.

A table with totals is a set of sums; whoever reads it can subtract. So after the small counts, cells are hidden one
by one (the smallest of a line first, totals last) until each small count could still be any number from 1 to 4 and
no other hidden cell can be worked out. Zero is shown: it is information about a place, and about nobody.
Source: dossier of the domain, section 7, S26. The threshold is `standards`' rule `small_count`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qingchen.values.hidden_cells import Cell, HiddenCells

NOT_PUBLISHED = "不公布"


def suppressed(count: int, threshold: int) -> str:
    """A single count as it may be published: «<5» where it is small."""
    return f"<{threshold}" if 0 < count < threshold else str(count)


def reached(count: int, threshold: int) -> str:
    """All that is published of a count which only matters against a threshold: `≥10：是` or `≥10：否`."""
    return f"≥{threshold}：{'是' if count >= threshold else '否'}"


@dataclass(frozen=True, slots=True)
class PublicTable:
    """Texts as they may be published. Totals that were not asked for are empty."""

    cells: tuple[tuple[str, ...], ...]
    row_totals: tuple[str, ...]
    column_totals: tuple[str, ...]
    total: str


def public_table(
    counts: Sequence[Sequence[int]], threshold: int, *, row_totals: bool = True, column_totals: bool = True
) -> PublicTable:
    """The table of `counts` with its totals, of which no small count can be told by subtracting.

    The grand total is published with either kind of totals.
    """
    height, width = len(counts), len(counts[0]) if counts else 0
    whole = [[*row, sum(row)] for row in counts]
    whole.append([sum(column) for column in zip(*whole, strict=True)] if whole else [0])
    absent = {(row, width) for row in range(height) if not row_totals}
    absent |= {(height, column) for column in range(width) if not column_totals}
    if not row_totals and not column_totals:
        absent.add((height, width))
    hidden = HiddenCells(whole, threshold, absent)
    while (bare := hidden.told()) is not None:
        hidden.hide(_next_to_hide(whole, hidden, bare))

    def text(cell: Cell) -> str:
        row, column = cell
        if cell in absent:
            return ""
        if cell in hidden.small:
            return suppressed(whole[row][column], threshold)
        return NOT_PUBLISHED if cell in hidden.bounds else str(whole[row][column])

    return PublicTable(
        tuple(tuple(text((row, column)) for column in range(width)) for row in range(height)),
        tuple(text((row, width)) for row in range(height)),
        tuple(text((height, column)) for column in range(width)),
        text((height, width)),
    )


def _next_to_hide(whole: Sequence[Sequence[int]], hidden: HiddenCells, bare: Cell) -> Cell:
    """Of the cells shown in the line and column of `bare`, else of all: no total if it can be, the smallest above 0."""
    last_row, last_column = len(whole) - 1, len(whole[0]) - 1
    shown = [
        (row, column)
        for row in range(len(whole))
        for column in range(len(whole[0]))
        if (row, column) not in hidden.bounds
    ]
    beside = [cell for cell in shown if cell[0] == bare[0] or cell[1] == bare[1]]

    def dearness(cell: Cell) -> tuple[int, bool, int, Cell]:
        row, column = cell
        totals = (row == last_row) + (column == last_column)
        return totals, whole[row][column] == 0, whole[row][column], cell

    return min(beside or shown, key=dearness)
