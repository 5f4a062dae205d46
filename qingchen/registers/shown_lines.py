"""The lines of a sheet that its annotated copy shows: all of a short one, of a long one only what is faulty."""

from dataclasses import replace

import polars as pl

from qingchen.registers.annotate import COPIED_WHOLE
from qingchen.registers.headings import Headings
from qingchen.registers.mapped_pieces import MappedPieces
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.row_problem import ProblemList


def shown_lines(sheet: MappedPieces, headings: Headings, problems: ProblemList) -> RawSheet:
    """A long sheet is read once more: which of its lines are faulty is known only at its end."""
    faulty = [one.source.row for one in problems if one.source.sheet == sheet.head.name and one.source.row]
    wanted = pl.Series([headings.line, *faulty], dtype=pl.Int64).unique()
    frames: list[pl.DataFrame] = []
    lines, complete = 0, True
    for piece in sheet.pieces():
        lines += piece.frame.height
        if complete and lines > COPIED_WHOLE:
            complete, frames = False, [_with(frame, wanted) for frame in frames]
        frames.append(piece.frame if complete else _with(piece.frame, wanted))
    # A mapped sheet has its headings in the head alone.
    top = sheet.head.frame.filter(pl.col(LINE) <= headings.line)
    frame = pl.concat([top, *frames])
    return replace(sheet.head, frame=frame.unique(LINE, keep="first", maintain_order=True), complete=complete)


def _with(frame: pl.DataFrame, lines: pl.Series) -> pl.DataFrame:
    return frame.filter(pl.col(LINE).is_in(lines.implode()))
