"""Cells merged down over several lines: what stands in the first belongs to every line that the merge covers."""

from collections import defaultdict

import polars as pl

from qingchen.registers.raw_sheet import LINE, RawSheet, ranges


def lines_covered(frame: pl.DataFrame, letters: tuple[int, ...], merged: tuple[str, ...]) -> dict[str, pl.DataFrame]:
    """By column of the frame, the lines under the first of each merge (`_line`) and the text of the first (`text`).

    letters   the sheet's own number of each column of the frame (0 for A)
    merged    as in RawSheet; of a merge over several columns the text belongs to the first

    Merges that overlap, which no office's program writes, cover a line once.
    """
    down = [one for one in ranges(merged) if one[2] > one[0]]
    if not down:
        return {}
    names = dict(zip(letters, (name for name in frame.columns if name != LINE), strict=True))
    by_column: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for top, left, bottom, _ in sorted(down):
        if left in names and top < frame.height:
            by_column[names[left]].append((top, min(bottom, frame.height)))
    covered = {}
    for name, spans in by_column.items():
        texts = frame[name]
        lines: list[int] = []
        values: list[str] = []
        reached = 0
        for top, bottom in spans:
            text = texts[top - 1]
            if text is not None and bottom > reached:
                begin = max(top, reached) + 1
                lines += range(begin, bottom + 1)
                values += [text] * (bottom + 1 - begin)
                reached = bottom
        if lines:
            covered[name] = pl.DataFrame({LINE: lines, "text": values}, schema={LINE: pl.Int64, "text": pl.String})
    return covered


def filled_down(rows: pl.DataFrame, sheet: RawSheet) -> tuple[pl.DataFrame, dict[str, list[int]]]:
    """The rows (trimmed cells) with the text of a merge in every line it covers, and by column which lines."""
    told: dict[str, list[int]] = {}
    for name, covered in sheet.covered.items():
        beside = rows.select(LINE).join(covered, on=LINE, how="left", maintain_order="left")["text"].str.strip_chars()
        filled = rows[name].is_null() & beside.is_not_null()
        if filled.any():
            told[name] = rows[LINE].filter(filled).to_list()
            rows = rows.with_columns(rows[name].fill_null(beside).alias(name))
    return rows, told
