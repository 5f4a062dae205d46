"""What reading a file gives: clean typed rows, the problems met, what was left out, and the file as it lay."""

from dataclasses import dataclass

import polars as pl

from qingchen.registers.cells.kinds import dtype_of
from qingchen.registers.headings import Headings
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList

SHEET = "_sheet"
UNREAD = "_unread"


@dataclass(frozen=True)
class ReadTable:
    """A file read as a register.

    frame      one column for each column of the register (sensitive ones in clear), and
               `_sheet` (text, null for .csv), `_line` (int), `_unread` (int: bit i set where the cell of
               column i was filled and could not be read, so that an empty value is not also called missing)
    problems   of headings and cells; those between values come from `validate`
    left_out   sentences: totals, blank lines, sheets that were not read
    raw        for each sheet that was read, its cells and its headings, for the annotated copy
    rows_read  how many rows; `frame` has none of them where they were taken piece by piece
    """

    register: Register
    file_name: str
    frame: pl.DataFrame
    problems: ProblemList
    left_out: list[str]
    raw: list[tuple[RawSheet, Headings]]
    rows_read: int


def empty_frame(register: Register) -> pl.DataFrame:
    """No rows, every column with its type."""
    schema: dict[str, pl.DataType] = {column.name: dtype_of(column) for column in register.columns}
    return pl.DataFrame(schema=schema | {SHEET: pl.String(), LINE: pl.Int64(), UNREAD: pl.Int64()})
