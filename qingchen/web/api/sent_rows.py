"""Rows that a program sends as JSON, as the file that is kept: same rows, same bytes; row n is line n + 1."""

import csv
import io
from collections.abc import Mapping, Sequence

from qingchen.web.api.shapes import Cell

FILE_NAME = "接口报送.csv"


def file_of(rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """CSV in UTF-8: headings in the order in which they first occur."""
    headings = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_one_line(name) for name in headings])
    for row in rows:
        writer.writerow([_written(row.get(name)) for name in headings])
    return out.getvalue().encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, list):
        return "、".join(_one_line(part) for part in cell)
    if isinstance(cell, int | float):
        return repr(cell)
    text = _one_line(cell)
    # The reader takes away the apostrophe by which spreadsheets keep text as it is: a program meant its own.
    return f"'{text}" if text.startswith("'") else text


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").splitlines()).encode("utf-8", "replace").decode()
