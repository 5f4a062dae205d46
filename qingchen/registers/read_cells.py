"""The cells of rows as typed values and faults, column by column of the register."""

import polars as pl

from qingchen.registers.below_limit import read_below_limit
from qingchen.registers.cells.dates import month_only
from qingchen.registers.cells.kinds import dtype_of, read_column
from qingchen.registers.completed_rows import completed
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import ColumnType, Register
from qingchen.registers.understood import MONTH, Understood


def read_cells(
    rows: pl.DataFrame, sheet: RawSheet, register: Register, places: dict[str, str], understood: Understood
) -> tuple[pl.DataFrame, dict[str, pl.Series], dict[str, pl.Series]]:
    """The rows with what their cells refer to (merged, 同上), the values of every column and the faults of those there.

    places   column of the frame by column of the register
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
    read_below_limit(register, rows, places, values, faults, understood)
    for column in register.columns:
        if column.type is ColumnType.DATE and column.name in places:
            # A month without a day is read as its first: of the other days no cell is asked.
            firsts = rows.filter((values[column.name].dt.day() == 1).fill_null(False))
            months = month_only(firsts[places[column.name]])
            if months.any():
                understood.add(MONTH, column.title, firsts[LINE].filter(months).to_list())
    return rows, values, faults
