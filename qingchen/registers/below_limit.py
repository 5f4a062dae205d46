"""Measured numbers written `<0.1`: the number, that it lies below the limit, and the limit where none is given."""

import polars as pl

from qingchen.registers.cells.numbers import BELOW
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.register import Register
from qingchen.registers.understood import BELOW as TOLD
from qingchen.registers.understood import Understood


def read_below_limit(
    register: Register,
    rows: pl.DataFrame,
    places: dict[str, str],
    values: dict[str, pl.Series],
    faults: dict[str, pl.Series],
    understood: Understood,
) -> None:
    """Fills flag and limit (`Column.below`) of `values`; a flag that says the contrary is a fault of the number."""
    for column in register.columns:
        if not column.below or column.name not in places:
            continue
        written = rows[places[column.name]].str.contains(BELOW).fill_null(False) & values[column.name].is_not_null()
        if not written.any():
            continue
        flag, *limits = column.below
        contrary = written & (values[flag] == False).fill_null(False)  # noqa: E712
        values[flag] = values[flag].set(written & ~contrary, True)
        for limit in limits:
            unread = faults[limit].is_not_null() if limit in faults else pl.repeat(False, rows.height, eager=True)
            given = values[limit].is_not_null() | unread
            values[limit] = values[column.name].zip_with(written & ~given, values[limit])
        faults[column.name] = faults[column.name].set(contrary, "below_contradicted")
        values[column.name] = values[column.name].set(contrary, None)
        understood.add(TOLD, column.title, rows[LINE].filter(written & ~contrary).to_list())
