"""The cells of rows as typed values and faults, column by column of the register."""

from collections.abc import Mapping

import polars as pl

from qingchen.registers.below_limit import read_below_limit
from qingchen.registers.cells.dates import month_only
from qingchen.registers.cells.kinds import dtype_of, read_column
from qingchen.registers.cells.spans_of_days import read_spans
from qingchen.registers.completed_rows import completed
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import ColumnType, Register
from qingchen.registers.understood import MONTH, SPAN, Understood


def read_cells(
    rows: pl.DataFrame,
    sheet: RawSheet,
    register: Register,
    places: dict[str, str],
    understood: Understood,
    spans: Mapping[str, str],
) -> tuple[pl.DataFrame, dict[str, pl.Series], dict[str, pl.Series]]:
    """The rows with what their cells refer to (merged, 同上), the values of every column and the faults of those there.

    places   column of the frame by column of the register
    spans    columns whose cells hold the first and the last day, with the column that takes the last
    """
    rows, refers = completed(rows, sheet, register, places, understood)
    values: dict[str, pl.Series] = {}
    faults: dict[str, pl.Series] = {}
    for column in register.columns:
        if column.name in places:
            values[column.name], faults[column.name] = read_column(column, rows[places[column.name]])
        else:
            values[column.name] = pl.Series([None], dtype=dtype_of(column)).new_from_index(0, rows.height)
    for name, wrong in refers.items():
        faults[name] = wrong.zip_with(wrong.is_not_null(), faults[name])
        values[name] = values[name].set(wrong.is_not_null(), None)
    for name, until in spans.items():
        _both_days(register, name, until, rows, places[name], values, faults, understood)
    read_below_limit(register, rows, places, values, faults, understood)
    for column in register.columns:
        if column.type is ColumnType.DATE and column.name in places:
            # A month without a day is read as its first: of the other days no cell is asked.
            firsts = rows.filter((values[column.name].dt.day() == 1).fill_null(False))
            months = month_only(firsts[places[column.name]])
            if months.any():
                understood.add(MONTH, column.title, firsts[LINE].filter(months).to_list())
    return rows, values, faults


def _both_days(
    register: Register,
    name: str,
    until: str,
    rows: pl.DataFrame,
    place: str,
    values: dict[str, pl.Series],
    faults: dict[str, pl.Series],
    understood: Understood,
) -> None:
    """A cell with one day is a span of that day; what cannot be read is told once, at the first day."""
    first, last = read_spans(rows[place])
    both = first.is_not_null()
    values[name] = first.zip_with(both, values[name])
    values[until] = last.zip_with(both, values[name])
    faults[name] = faults[name].set(both, None)
    faults[until] = faults[name]
    understood.add(SPAN, register.by_name[name].title, rows[LINE].filter(both).to_list())
