"""Rows of any register as a page shows them: headings, words for codes, masked persons, and where each row lies."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.urls import reverse

from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import FileIds
from qingchen.registers.masked_rows import masked
from qingchen.registers.reader import ScopedReader
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.standards import divisions
from qingchen.standards.codes import code_list

SHOWN = 8
"""Rows of a section that a file page shows; the others are counted and opened in the ledger."""


def words(column: Column, value: Any) -> str:
    """A clean value in the words of an office; empty where there is none."""
    if value is None:
        return ""
    match column.type:
        case ColumnType.CODE:
            return code_list(column.codes or "").label_of(value)
        case ColumnType.CODES:
            return "、".join(code_list(column.codes or "").label_of(code) for code in value)
        case ColumnType.BOOLEAN:
            return "是" if value else "否"
        case ColumnType.DIVISION:
            return divisions.full_name_of(value)
        case ColumnType.DECIMAL:
            return f"{value:g}"
        case _:
            return value.isoformat() if isinstance(value, date) else str(value)


def facts(register: Register, row: Mapping[str, Any], names: Iterable[str]) -> list[tuple[str, str]]:
    """(title, words) of the columns that the row has a value in."""
    told = [(register.by_name[name], row[name]) for name in names]
    return [(_title(column), words(column, value)) for column, value in told if value is not None and value != []]


def section(
    reader: ScopedReader,
    ids: FileIds,
    register_name: str,
    rows: pl.DataFrame,
    names: Sequence[str] = (),
    *,
    most: int = SHOWN,
    whole: str = "",
) -> dict[str, Any]:
    """The first `most` rows under `names` (the register's headline): see `lines`; `more` counts those not shown.

    whole   the address where all of them are
    """
    register = register_named(register_name)
    names = names or register.headline
    first = rows.head(most)
    return {
        "name": register.name,
        "title": register.title,
        "count": rows.height,
        "more": rows.height - first.height,
        "headings": [_title(register.by_name[name]) for name in names],
        "numbers": [register.by_name[name].type in (ColumnType.INTEGER, ColumnType.DECIMAL) for name in names],
        "person": _named(register),
        "lines": lines(reader, ids, register, first, names),
        "whole": whole,
    }


def in_ledger(reader: ScopedReader, register_name: str, uscc: str) -> str:
    """The address of an employer's rows in the ledger, about the reader's days."""
    asked = {"uscc": uscc, "about": reader.about.isoformat(), "known_on": reader.known_on.isoformat()}
    return f"{reverse('ledger', args=[register_name])}?{urlencode(asked)}"


def history_of(ids: FileIds, register_name: str, batch: int, row: int) -> str:
    """The address of everything that was ever said under the row's key."""
    return reverse("row_history", args=[ids.row(register_name, batch, row)])


def lines(
    reader: ScopedReader, ids: FileIds, register: Register, rows: pl.DataFrame, names: Sequence[str]
) -> list[dict[str, Any]]:
    """`{"cells": [(title, words, is number)], "person": "张*", "href", "token", "history", "source"}` a row.

    The row's token is there only where it has something to reveal; `href` is the file of the patient of the case,
    `history` the page of the row's versions.
    """
    shown = masked(register.name, rows) if register.sensitive else {}
    columns = [register.by_name[name] for name in names]
    told = []
    for row in rows.iter_rows(named=True):
        hidden = shown.get((row["_batch"], row["_row"]), {})
        told.append(
            {
                "cells": [
                    (_title(one), words(one, row[one.name]), one.type in (ColumnType.INTEGER, ColumnType.DECIMAL))
                    for one in columns
                ],
                "person": hidden.get("name", ""),
                "href": reverse("patient_file", args=[ids.patient(row["case_id"])]) if "case_id" in row else "",
                "token": ids.row(register.name, row["_batch"], row["_row"]) if any(hidden.values()) else "",
                "history": history_of(ids, register.name, row["_batch"], row["_row"]),
                "source": reader.source(row["_batch"], row["_sheet"], row["_line"]).text,
            }
        )
    return told


def _named(register: Register) -> bool:
    return "name" in register.by_name and register.by_name["name"].sensitive


def _title(column: Column) -> str:
    if column.type is ColumnType.DIVISION:
        # The page shows the name of the place, not its code.
        return column.title.replace("行政区划代码", "所在地").replace("区划代码", "")
    return f"{column.title}（{column.unit}）" if column.unit else column.title
