"""Rows as CSV: UTF-8 with a byte order mark, so that Excel opens it as it is; lines end with CR LF (RFC 4180)."""

from collections.abc import Iterator

import polars as pl

from qingchen.registers.exchange.style import Style
from qingchen.registers.exchange.texts import as_text
from qingchen.registers.register import Column

MARK = b"\xef\xbb\xbf"
MEDIA_TYPE = "text/csv; charset=utf-8"


def csv_out(
    columns: tuple[Column, ...],
    frames: Iterator[pl.DataFrame],
    style: Style,
    hidden: frozenset[str],
    *,
    mark: bool = True,
) -> Iterator[bytes]:
    """Headings first, at once; then the rows of each frame.

    hidden   names of the columns that are masked: text, whatever their type
    """
    headings = pl.DataFrame({column.name: [style.heading(column)] for column in columns})
    yield (MARK if mark else b"") + _lines(headings)
    for frame in frames:
        yield _lines(frame.select(as_text(one, style, masked=one.name in hidden) for one in columns))


def _lines(frame: pl.DataFrame) -> bytes:
    return frame.write_csv(include_header=False, line_terminator="\r\n").encode()
