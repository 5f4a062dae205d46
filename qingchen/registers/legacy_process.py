"""Reads a workbook of the old binary kind in a process of its own: `python -m qingchen.registers.legacy_process`.

A damaged file of that kind makes the reading library ask for more memory than there is, and the operating system ends
the process at once. So it is not the server's. The file comes in by standard input and its cells go out by standard
output: no clear copy comes to lie on a disk.
"""

import io
import json
import resource
import sys
from typing import Any, BinaryIO

import fastexcel
import polars as pl
import python_calamine

from qingchen.registers.legacy_percents import legacy_percents
from qingchen.registers.loaded_sheet import loaded_sheet
from qingchen.registers.raw_sheet import RawSheet, letter
from qingchen.registers.sheet_marks import SheetMarks

MOST_MEMORY = 3 * 1024**3
"""Bytes of address space; a full sheet of 65,536 lines and 256 columns needs half of it."""


def main(source: BinaryIO, target: BinaryIO) -> None:
    """A line of JSON (a list, one {name, hidden, letters, merged} a sheet), then two Arrow files a sheet, each under a
    line with its length: the cells, and which of them are numbers."""
    data = source.read()
    reader = fastexcel.read_excel(data)
    percents = legacy_percents(data)
    sheets = [
        loaded_sheet(reader, name, SheetMarks(merged, errors=True, percents=percents.get(name, {})))
        for name, merged in _merged(data).items()
    ]
    head = [
        {"name": sheet.name, "hidden": sheet.hidden, "letters": sheet.letters, "merged": sheet.merged}
        for sheet in sheets
    ]
    target.write(json.dumps(head).encode() + b"\n")
    for sheet in sheets:
        _write(sheet.frame, target)
        _write(_numbers(sheet), target)


def read_out(source: BinaryIO) -> list[tuple[dict[str, Any], pl.DataFrame, pl.DataFrame]]:
    """What `main` wrote: of each sheet its head, its cells and which of them are numbers."""
    head = json.loads(source.readline())
    return [(one, _read(source), _read(source)) for one in head]


def _numbers(sheet: RawSheet) -> pl.DataFrame:
    wanted = [int(name[1:]) for name in sheet.names]
    return sheet.numbers(wanted) if sheet.numbers and wanted else pl.DataFrame()


def _merged(data: bytes) -> dict[str, tuple[str, ...]]:
    """The merged ranges of every sheet with cells."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    merged = {}
    for found in book.sheets_metadata:
        if found.typ is python_calamine.SheetTypeEnum.WorkSheet:
            ranges = book.get_sheet_by_name(found.name).merged_cell_ranges or []
            merged[found.name] = tuple(
                f"{letter(left)}{top + 1}:{letter(right)}{bottom + 1}" for (top, left), (bottom, right) in ranges
            )
    return merged


def _write(frame: pl.DataFrame, target: BinaryIO) -> None:
    buffer = io.BytesIO()
    frame.write_ipc(buffer)
    target.write(f"{buffer.tell()}\n".encode() + buffer.getvalue())


def _read(source: BinaryIO) -> pl.DataFrame:
    length = int(source.readline())
    return pl.read_ipc(io.BytesIO(source.read(length)))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(sys.stdin.buffer, sys.stdout.buffer)
