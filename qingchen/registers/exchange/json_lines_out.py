"""Rows as JSON lines: one object a line, identifiers for names, codes for values, days as ISO text."""

from collections.abc import Iterator

import polars as pl

from qingchen.registers.register import Column

MEDIA_TYPE = "application/x-ndjson"


def json_lines_out(columns: tuple[Column, ...], frames: Iterator[pl.DataFrame]) -> Iterator[bytes]:
    for frame in frames:
        yield frame.select(one.name for one in columns).write_ndjson().encode()
