"""Rows whose cells say where their content stands: merged with the line above, or 同上."""

import polars as pl

from qingchen.registers import understood as kinds
from qingchen.registers.cells.cleaning import NOTHING
from qingchen.registers.merged_cells import filled_down
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.registers.understood import Understood

DITTO = frozenset({"同上", "同上行", "同前", "同左上", "〃", "″", "＂", '"', "〞", "ˮ", "々", "“", "”"})


def completed(
    rows: pl.DataFrame, sheet: RawSheet, register: Register, places: dict[str, str], understood: Understood
) -> tuple[pl.DataFrame, dict[str, pl.Series]]:
    """The rows (trimmed cells) with what their cells refer to, and by column of the register the faults of those that
    refer to nothing that may be taken."""
    rows, merged = filled_down(rows, sheet)
    faults = {}
    for name, place in places.items():
        column = register.by_name[name]
        if place in merged:
            understood.add(kinds.MERGED, column.title, merged[place])
        cells = rows[place]
        empty = cells.str.contains(NOTHING).fill_null(False)
        if empty.any():
            understood.add(kinds.NOTHING, column.title, rows[LINE].filter(empty).to_list())
            cells = cells.set(empty, None)
        ditto = cells.is_in(list(DITTO)).fill_null(False)
        if ditto.any():
            cells, wrong = _as_above(cells, ditto, _one_of_a_person(column), understood.above.get(place))
            faults[name] = wrong
            understood.add(kinds.DITTO, column.title, rows[LINE].filter(ditto & wrong.is_null()).to_list())
        if cells is not rows[place]:
            rows = rows.with_columns(cells.alias(place))
        if rows.height:
            understood.above[place] = None if cells[-1] in DITTO else cells[-1]
    hidden = rows[LINE].filter(rows[LINE].is_in(list(sheet.hidden_lines))).to_list() if sheet.hidden_lines else []
    if hidden:
        understood.add(kinds.HIDDEN, "", hidden)
    return rows, faults


def _as_above(cells: pl.Series, ditto: pl.Series, refused: bool, above: str | None) -> tuple[pl.Series, pl.Series]:
    """The cells with each 同上 replaced by the nearest cell over it that is none; the fault where that may not be."""
    where = pl.select(pl.when(~ditto).then(pl.int_range(cells.len()))).to_series().forward_fill()
    taken = cells.gather(where)
    if above is not None:
        taken = taken.zip_with(where.is_not_null(), pl.Series([above]).new_from_index(0, cells.len()))
    fault = "ditto_of_person" if refused else "ditto_of_nothing"
    wrong = ditto & (pl.repeat(refused, cells.len(), eager=True, dtype=pl.Boolean) | taken.is_null())
    faults = pl.select(pl.when(wrong).then(pl.lit(fault))).to_series()
    return taken.zip_with(ditto & ~wrong, cells), faults


def _one_of_a_person(column: Column) -> bool:
    """A row is one person: the number and the name cannot be those of the row above."""
    return column.type is ColumnType.IDENTITY_NUMBER or column.stand_in == "name_key"
