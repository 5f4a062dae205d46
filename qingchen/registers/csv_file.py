"""Opens .csv files as a raw sheet: UTF-8 with or without mark, UTF-16, GB18030; comma, tab or semicolon."""

import csv
import io

import polars as pl

from qingchen.problems import Problem
from qingchen.registers.raw_sheet import LINE, RawSheet, letter

_LOOKED_AT = 50


def open_csv(data: bytes, file_name: str) -> list[RawSheet]:
    """Raises Problem file.not_a_workbook."""
    text = _decoded(data)
    if text is None or "\0" in text:
        raise Problem("file.not_a_workbook", file=file_name, why="既不是工作簿，也不是能识别编码的文本表格")
    first = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    separator = max(",\t;", key=lambda mark: sum(line.count(mark) for line in first))
    try:
        frame = _frame(text, separator)
    except (csv.Error, pl.exceptions.PolarsError) as wrong:
        raise Problem("file.not_a_workbook", file=file_name, why="引号没有成对，无法分列") from wrong
    return [RawSheet(None, frame, tuple(letter(column) for column in range(frame.width - 1)))]


def _decoded(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _frame(text: str, separator: str) -> pl.DataFrame:
    lines = text.count("\n") + (not text.endswith("\n"))
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    width = max((len(row) for row, _ in zip(rows, range(_LOOKED_AT), strict=False)), default=1)
    # One column more than the widest of the first rows: a row with too many cells shows there.
    names = [f"c{number}" for number in range(width + 1)]
    frame = pl.read_csv(
        io.BytesIO(text.encode()),
        has_header=False,
        schema=dict.fromkeys(names, pl.String),
        separator=separator,
        truncate_ragged_lines=True,
        missing_columns="insert",
    )
    if frame.height != lines:
        # A cell holds a line break: only a reader row by row knows on which line each row begins.
        return _row_by_row(text, separator, names)
    return _narrowed(frame.with_row_index(LINE, offset=1).with_columns(pl.col(LINE).cast(pl.Int64)))


def _row_by_row(text: str, separator: str, names: list[str]) -> pl.DataFrame:
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    begins: list[int] = []
    columns: list[list[str | None]] = [[] for _ in names]
    last = 0
    for row in reader:
        begins.append(last + 1)
        last = reader.line_num
        for place, cells in enumerate(columns):
            cells.append(row[place] if place < len(row) else None)
    data = {LINE: pl.Series(begins, dtype=pl.Int64)}
    data |= {name: pl.Series(cells, dtype=pl.String) for name, cells in zip(names, columns, strict=True)}
    return _narrowed(pl.DataFrame(data))


def _narrowed(frame: pl.DataFrame) -> pl.DataFrame:
    """Without the column of overflow where nothing ran over."""
    last = frame.columns[-1]
    empty = frame.select((pl.col(last).fill_null("") == "").all()).item()
    return frame.drop(last) if empty else frame
