"""Reading a received file from its bytes, with every rule it must keep; no clear copy comes to lie on a disk."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.read import ReadTable, read_file
from qingchen.registers.region_rule import outside_region
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.validate import validate


def read_received(
    register: Register,
    file_name: str,
    data: bytes,
    region: Sequence[str],
    on: date,
    mapping: ColumnMapping | None = None,
) -> tuple[ReadTable, ProblemList]:
    """The clean rows and all problems, of reading, of the register's rules and of the region it was sent for.

    Raises Problem.file.not_a_workbook.
    """
    with _in_memory(data) as path:
        read = read_file(path, file_name, register, mapping)
    problems = ProblemList(read.problems) + validate(register, read.frame, file_name)
    return read, problems + outside_region(register, read.frame, file_name, region, on)


@contextmanager
def _in_memory(data: bytes) -> Iterator[Path]:
    """A path to the bytes in a file that lives in memory and has no name."""
    descriptor = os.memfd_create("received", os.MFD_CLOEXEC)
    try:
        with os.fdopen(os.dup(descriptor), "wb") as out:
            out.write(data)
        yield Path(f"/proc/self/fd/{descriptor}")
    finally:
        os.close(descriptor)
