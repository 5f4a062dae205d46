"""Reading a received file with every rule it must keep; no clear copy comes to lie on a disk."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import BinaryIO

import polars as pl

from qingchen.registers.duplicates import KeysSeen
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.read import Reading
from qingchen.registers.read_table import ReadTable, empty_frame
from qingchen.registers.region_rule import outside_region
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.rows_across import RowsAcross
from qingchen.registers.validate import validate_rows


def read_received(
    register: Register,
    file_name: str,
    data: bytes | BinaryIO,
    region: Sequence[str],
    on: date,
    mapping: ColumnMapping | None = None,
    take: Callable[[pl.DataFrame], None] | None = None,
) -> tuple[ReadTable, ProblemList]:
    """The clean rows and all problems, of reading, of the register's rules and of the region it was sent for.

    Where `take` is given it is handed the rows piece by piece, and the table comes back without them: a file of
    any length is read in bounded memory.

    Raises Problem.file.not_a_workbook, file.too_large.
    """
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    reading = Reading(source, file_name, register, mapping)
    seen, across, problems = KeysSeen(register), RowsAcross(register), ProblemList()
    frames = [empty_frame(register)]
    for frame in reading.frames():
        problems += validate_rows(register, frame, file_name)
        problems += outside_region(register, frame, file_name, region, on)
        seen.add(frame)
        across.add(frame)
        (take or frames.append)(frame)
    problems += reading.problems
    problems += across.broken(file_name)
    problems += seen.repeated(file_name)
    table = ReadTable(
        register=register,
        file_name=file_name,
        frame=pl.concat(frames),
        problems=reading.problems,
        left_out=reading.left_out,
        raw=reading.raw(problems) if problems else [],
        rows_read=reading.rows_read,
    )
    return table, problems
