"""Registers and their rows in words: short columns first, labels for codes, persons masked."""

from typing import Any

import polars as pl

from qingchen.registers.masked_rows import masked
from qingchen.registers.reader import PLACE, ScopedReader
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.registers.template import written
from qingchen.standards import divisions

_LONG = (ColumnType.TEXT, ColumnType.CODES)
_NUMBERS = (ColumnType.INTEGER, ColumnType.DECIMAL)


def columns_shown(register: Register) -> list[Column]:
    """Those of the row's short line first, then what tells a person, then the short ones, texts last."""
    first = [register.by_name[name] for name in register.headline]
    rest = [column for column in register.columns if column not in first]
    persons = [column for column in rest if column.sensitive]
    short = [column for column in rest if not column.sensitive and column.type not in _LONG]
    return first + persons + short + [column for column in rest if column not in persons and column not in short]


def headings(columns: list[Column]) -> list[dict[str, Any]]:
    return [{"title": one.title, "unit": one.unit or "", "number": one.type in _NUMBERS} for one in columns]


def lines(register: Register, columns: list[Column], rows: pl.DataFrame, reader: ScopedReader) -> list[dict[str, Any]]:
    """`{"place", "cells": [{"title", "text", "number"}], "source", "about"}` for each row of a page."""
    hidden = masked(register.name, rows) if register.sensitive and rows.height else {}
    told = []
    for row in rows.iter_rows(named=True):
        shown = hidden.get((row["_batch"], row["_row"]), {})
        place = row.get(register.division or PLACE)
        told.append(
            {
                "place": divisions.name_of(divisions.county_of(place) or place) if place else "",
                "cells": [_cell(column, row.get(column.name), shown) for column in columns],
                "source": reader.source(row["_batch"], row["_sheet"], row["_line"]).text,
                "about": row["_about"],
            }
        )
    return told


def _cell(column: Column, value: Any, shown: dict[str, str]) -> dict[str, Any]:
    if column.sensitive:
        text = shown.get(column.name, "")
    elif column.type is ColumnType.DECIMAL and value is not None:
        text = f"{value:,.4f}".rstrip("0").rstrip(".")
    elif column.type is ColumnType.DIVISION and value:
        text = divisions.name_of(value)
    else:
        text = "" if value is None else written(column, value)
    return {"title": column.title, "text": text, "number": column.type in _NUMBERS}
