"""Merged cells of the received sheet, merged again in its annotated copy."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from qingchen.registers.raw_sheet import RawSheet, column_of, ranges

_LARGEST = 20_000
"""Cells; a larger merge is a frame around the whole sheet and is not drawn again."""


def merge_again(target: Worksheet, sheet: RawSheet, kept: list[int], kinds: dict[tuple[int, int], Any]) -> None:
    """Lines stand in the copy where they stood.

    kept    places of the sheet's columns in the order of the copy's
    kinds   format by line (from 1) and column of the copy

    What overlaps an earlier merge, as no office's program writes it, is left out.
    """
    columns = {column_of(sheet.letters[at]): number for number, at in enumerate(kept)}
    taken: set[tuple[int, int]] = set()
    for top, left, bottom, right in ranges(sheet.merged):
        inside = [columns[at] for at in range(left, right + 1) if at in columns]
        bottom = min(bottom, sheet.frame.height)
        if not inside or top > bottom or (top == bottom and len(inside) == 1):
            continue
        if (bottom - top + 1) * len(inside) > _LARGEST or inside[-1] - inside[0] + 1 != len(inside):
            continue
        covered = {(line, column) for line in range(top, bottom + 1) for column in inside}
        if covered & taken:
            continue
        taken |= covered
        text = sheet.frame[sheet.names[kept[inside[0]]]][top - 1]
        target.merge_range(top - 1, inside[0], bottom - 1, inside[-1], text or "", kinds.get((top, inside[0])))
