"""The first lines of a sheet as headings of one, two or three rows: merged cells spread over what they cover."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from qingchen.registers.raw_sheet import LINE, RawSheet, ranges

LOOKED_AT = 30
"""So many lines of a sheet are searched for the headings."""
DEEPEST = 3


@dataclass(frozen=True)
class HeadingRows:
    """Lines `first` to `line` taken as one heading: of each place its texts, the upper row first.

    whole   whether nothing of the heading is left above: no merged cell reaches in from there, and none stands over a
            part of the places as a group's name does
    until   the lowest line that a merged cell of the heading reaches down to; below `line` the heading goes on
    """

    first: int
    line: int
    texts: dict[int, tuple[str, ...]]
    whole: bool
    until: int

    @property
    def cut(self) -> bool:
        """Whether its own merged cells reach below it: 单位名称 over two lines, 浓度 over 短时间 and 加权平均."""
        return self.until > self.line


def heading_rows(sheet: RawSheet) -> Iterator[HeadingRows]:
    """Every run of one to DEEPEST lines at the top of the sheet, the shorter before the longer."""
    lines = _first_lines(sheet)
    titles = _titles(lines, len(sheet.names))
    merged = [one for one in _merged(sheet) if one[0] not in titles or one[2] > one[0]]
    for depth in range(1, DEEPEST + 1):
        for at in range(depth - 1, len(lines)):
            block = lines[at - depth + 1 : at + 1]
            if depth == 1 or not any(line in titles for line, _ in block):
                yield _taken(block, merged)


def _titles(lines: list[tuple[int, dict[int, str]]], width: int) -> set[int]:
    """Lines with one text, at the very left: the table's name, wherever its merged cell ends; no part of a heading."""
    return {line for line, cells in lines if width > DEEPEST and list(cells) == [0]}


def _taken(block: list[tuple[int, dict[int, str]]], merged: list[tuple[int, int, int, int]]) -> HeadingRows:
    first, last = block[0][0], block[-1][0]
    rows = [dict(cells) for _, cells in block]
    numbers = [line for line, _ in block]
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in merged:
        if top > last or bottom < first:
            continue
        text = rows[max(top - first, 0)].get(left, "") if top >= first else ""
        for number, row in zip(numbers, rows, strict=True):
            for place in range(left, right + 1) if top <= number <= bottom else ():
                covered.add((number, place))
                if text:
                    row[place] = text
    _spread(rows, numbers, covered)
    places = sorted({place for row in rows for place in row})
    texts = {place: tuple(dict.fromkeys(row[place] for row in rows if place in row)) for place in places}
    whole = not any(_left_above(one, first, len(places)) for one in merged)
    return HeadingRows(first, last, texts, whole, _until(merged, first, last))


def _until(merged: list[tuple[int, int, int, int]], first: int, last: int) -> int:
    """Of merged cells that begin in the heading and leave it downwards, as far as a heading can be deep."""
    ends = [bottom for top, _, bottom, _ in merged if first <= top <= last < bottom < first + DEEPEST]
    return max(ends, default=last)


def _left_above(merge: tuple[int, int, int, int], first: int, width: int) -> bool:
    top, left, bottom, right = merge
    reaches_in = top < first <= bottom
    names_a_group = bottom == first - 1 and 0 < right - left < 0.8 * width - 1
    return reaches_in or names_a_group


def _spread(rows: list[dict[int, str]], numbers: list[int], covered: set[tuple[int, int]]) -> None:
    """Where a file keeps no merged cells (.csv), an upper text stands also over the lower ones right of it."""
    for number, row, below in zip(numbers, rows, rows[1:], strict=False):
        for place in sorted(below):
            free = place not in row and (number, place) not in covered
            if free and place - 1 in row and place - 1 in below and below[place - 1] != row[place - 1]:
                row[place] = row[place - 1]


def _merged(sheet: RawSheet) -> list[tuple[int, int, int, int]]:
    """Merged ranges among the lines looked at, by line and place in the frame."""
    places = sheet.places
    return [
        (top, inside[0], bottom, inside[-1])
        for top, left, bottom, right in ranges(sheet.merged)
        if top <= LOOKED_AT and (inside := [places[at] for at in range(left, right + 1) if at in places])
    ]


def _first_lines(sheet: RawSheet) -> list[tuple[int, dict[int, str]]]:
    lines = []
    for row in sheet.frame.filter(pl.col(LINE) <= LOOKED_AT).iter_rows(named=True):
        cells = {place: text for place, name in enumerate(sheet.names) if (text := (row[name] or "").strip())}
        lines.append((row[LINE], cells))
    return lines
