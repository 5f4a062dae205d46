"""A sheet of an opened workbook, of the present format or a legacy one, as a raw sheet."""

from decimal import Decimal

import fastexcel
import polars as pl

from qingchen.registers.merged_cells import lines_covered
from qingchen.registers.raw_sheet import LINE, RawSheet, letter
from qingchen.registers.sheet_marks import SheetMarks

_ERRORS = {
    "Ref": "#REF!",
    "NA": "#N/A",
    "Value": "#VALUE!",
    "Div0": "#DIV/0!",
    "Name": "#NAME?",
    "Num": "#NUM!",
    "Null": "#NULL!",
}
"""What the office's program shows, by what the reader calls it."""


def loaded_sheet(reader: fastexcel.ExcelReader, name: str, marks: SheetMarks) -> RawSheet:
    """A sheet with cells; a chart has none. Columns without any content are left away: a sheet of 16,384 styled
    columns is as narrow as what is in it.

    Raises fastexcel.FastExcelError where its cells cannot be read.
    """
    sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    columns = [found.absolute_index for found in sheet.available_columns()]
    cells = _cells(sheet, marks.errors)
    cells.columns = [f"c{number}" for number in range(cells.width)]
    kept = [number for number in range(cells.width) if cells[f"c{number}"].null_count() < cells.height]
    cells = cells.select(f"c{number}" for number in kept).cast(pl.String)
    cells = _as_shown(cells, {columns[number]: f"c{number}" for number in kept}, marks.percents)
    frame = cells.with_row_index(LINE, offset=1).with_columns(pl.col(LINE).cast(pl.Int64))

    def numbers(wanted: list[int]) -> pl.DataFrame:
        """Read as truth values, a number is true or false and a text is neither: so the kinds are told apart."""
        places = [columns[number] for number in wanted]
        kinds = reader.load_sheet(
            name, header_row=None, skip_rows=0, use_columns=places, dtypes=dict.fromkeys(places, "boolean")
        ).to_polars()
        kinds.columns = [f"c{number}" for number in wanted]
        return kinds.select(pl.all().is_not_null())

    letters = tuple(letter(columns[number]) for number in kept)
    return RawSheet(
        name,
        frame,
        letters,
        marks.merged if kept else (),
        sheet.visible != "visible",
        # Asking costs as much as reading the sheet did: only where a number has so many digits is there an answer.
        numbers if marks.long_numbers else None,
        hidden_lines=marks.hidden_lines,
        covered=lines_covered(frame, tuple(columns[number] for number in kept), marks.merged),
    )


def _cells(sheet: fastexcel.ExcelSheet, errors: bool) -> pl.DataFrame:
    """Every cell as text; a formula's error as it is shown (to the reader it is no text, and would be empty)."""
    if not errors:
        return sheet.to_polars()
    batch, found = sheet.to_arrow_with_errors()
    frame = pl.DataFrame(pl.from_arrow(batch))
    if found is None:
        return frame
    by_column: dict[int, dict[int, str]] = {}
    for error in found.errors:
        line, column = error.offset_position
        name = error.detail.rpartition("Error(")[2].rstrip(")'")
        by_column.setdefault(column, {})[line] = _ERRORS.get(name, "#REF!")
    for column, texts in by_column.items():
        if column < frame.width:
            series = frame.to_series(column).cast(pl.String)
            frame = frame.with_columns(series.scatter(list(texts), list(texts.values())))
    return frame


def _as_shown(cells: pl.DataFrame, names: dict[int, str], percents: dict[int, list[int]]) -> pl.DataFrame:
    """A number shown as percent as it is shown: 0.235 is `23.5%`, and not less than one percent."""
    for column, lines in percents.items():
        if column in names:
            at = [line - 1 for line in lines if line <= cells.height]
            texts = [_percent(text) for text in cells[names[column]].gather(at)]
            cells = cells.with_columns(cells[names[column]].scatter(at, texts))
    return cells


def _percent(text: str | None) -> str | None:
    try:
        return None if text is None else f"{(Decimal(text) * 100).normalize():f}%"
    except ArithmeticError:
        return text
