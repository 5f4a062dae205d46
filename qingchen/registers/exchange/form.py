"""The forms in which rows leave, and the stream of each."""

from collections.abc import Iterator
from enum import StrEnum

import polars as pl

from qingchen.registers.exchange import csv_out, json_lines_out, parquet_out, workbook_out
from qingchen.registers.exchange.style import Style
from qingchen.registers.register import Register


class Form(StrEnum):
    """The strings are the endings of the files."""

    CSV = "csv"
    WORKBOOK = "xlsx"
    PARQUET = "parquet"
    JSON_LINES = "jsonl"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Form.CSV: csv_out.MEDIA_TYPE,
    Form.WORKBOOK: workbook_out.MEDIA_TYPE,
    Form.PARQUET: parquet_out.MEDIA_TYPE,
    Form.JSON_LINES: json_lines_out.MEDIA_TYPE,
}


def stream(
    register: Register, frames: Iterator[pl.DataFrame], form: Form, style: Style, *, masked: bool, rows: int
) -> Iterator[bytes]:
    """The bytes of a file of that form, as they come.

    frames   the columns of the register as `clear_schema` has them; masked ones, where `masked` says so, as text
    rows     how many there are in all frames
    """
    hidden = frozenset(column.name for column in register.sensitive) if masked else frozenset()
    match form:
        case Form.CSV:
            return csv_out.csv_out(register.columns, frames, style, hidden)
        case Form.WORKBOOK:
            return workbook_out.workbook_out(register.columns, frames, style, hidden, register.title, rows)
        case Form.PARQUET:
            return parquet_out.parquet_out(register.columns, frames, hidden, register.title)
        case Form.JSON_LINES:
            return json_lines_out.json_lines_out(register.columns, frames)
