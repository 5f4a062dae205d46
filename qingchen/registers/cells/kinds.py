"""The reader of each kind of column, and the type of its clean values."""

from collections.abc import Callable

import polars as pl

from qingchen.registers.cells import codes, dates, division, employer_code, identity, numbers, text
from qingchen.registers.cells.cleaning import free_text, half_width
from qingchen.registers.register import Column, ColumnType

Reader = Callable[[pl.Series, Column], tuple[pl.Series, pl.Series]]

READERS: dict[ColumnType, Reader] = {
    ColumnType.TEXT: text.read,
    ColumnType.INTEGER: numbers.read,
    ColumnType.DECIMAL: numbers.read,
    ColumnType.DATE: dates.read,
    ColumnType.BOOLEAN: codes.read_boolean,
    ColumnType.CODE: codes.read,
    ColumnType.CODES: codes.read_several,
    ColumnType.DIVISION: division.read,
    ColumnType.EMPLOYER_CODE: employer_code.read,
    ColumnType.IDENTITY_NUMBER: identity.read,
}

ERROR = r"^#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$"
"""What a spreadsheet shows where a formula gives nothing."""

_DTYPES: dict[ColumnType, pl.DataType] = {
    ColumnType.INTEGER: pl.Int64(),
    ColumnType.DECIMAL: pl.Float64(),
    ColumnType.DATE: pl.Date(),
    ColumnType.BOOLEAN: pl.Boolean(),
    ColumnType.CODES: pl.List(pl.String()),
}


def dtype_of(column: Column) -> pl.DataType:
    """The Polars type of the column's clean values."""
    return _DTYPES.get(column.type, pl.String())


def read_column(column: Column, cells: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The values of a column of trimmed texts (null: empty) and the faults, row by row.

    Each distinct text is read once: a file of 400,000 workers holds some thousands of employers and days.
    """
    encoded = cells.to_arrow(compat_level=pl.CompatLevel.oldest()).dictionary_encode()
    distinct, at = pl.Series(encoded.dictionary, dtype=pl.String), pl.Series(encoded.indices, dtype=pl.Int32)
    folded = free_text(distinct) if column.type is ColumnType.TEXT else half_width(distinct)
    values, faults = READERS[column.type](folded, column)
    wrong = folded.str.contains(ERROR)
    if wrong.any():
        values = values.set(wrong, None)
        faults = faults.set(wrong, "formula_error")
    return values.cast(dtype_of(column)).gather(at), faults.cast(pl.String).gather(at)
