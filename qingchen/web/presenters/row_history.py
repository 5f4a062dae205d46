"""The versions of one row side by side: where each came from, what changed from one to the next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qingchen.registers.models import Batch
from qingchen.registers.reader import ScopedReader, Version
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.standards import divisions
from qingchen.standards.codes import code_list


def title(register: Register, version: Version) -> str:
    """What the row is about, without a person's name: the employer's, or the key."""
    if register.name == "employers":
        return str(version.values.get("name") or version.values.get("uscc") or register.title)
    clear = [version.values.get(name) for name in register.key if name in register.by_name]
    return " · ".join(str(value) for value in clear if value is not None) or register.title


def holding(register: Register, reader: ScopedReader, key: Mapping[str, object]) -> tuple[int, int] | None:
    """(batch, row) of the version that counts as known and about the reader's days; None where none does."""
    first = register.key[0]
    found = reader.matching(register.name, first, key[first])
    for row in found.iter_rows(named=True):
        if all(row[name] == key[name] for name in register.key):
            return row["_batch"], row["_row"]
    return None


def heads(versions: Sequence[Version], batches: Mapping[int, Batch], known_on: date) -> list[dict[str, Any]]:
    """One a version, the oldest first. `later`: not known yet on the day that is looked at."""
    return [
        {
            "batch": one.batch,
            "row": one.row,
            "known_on": one.known_on,
            "known_at": batches[one.batch].known_at,
            "about": one.about,
            "sender": _sender(batches[one.batch]),
            "source": one.source.text,
            "withdrawn": one.withdrawn,
            "later": one.known_on > known_on,
            "submission": batches[one.batch].submission and batches[one.batch].submission.public_id,
        }
        for one in versions
    ]


def rows(register: Register, versions: Sequence[Version], masked: Mapping[tuple[int, int], Mapping[str, str]]) -> Any:
    """One a column of the register that any version fills: title, sealed or not, cells with what changed."""
    found = []
    for column in register.columns:
        texts = [_text(column, one, masked.get((one.batch, one.row), {})) for one in versions]
        if not any(texts):
            continue
        cells, before = [], None
        for text, one in zip(texts, versions, strict=True):
            withdrawn = one.withdrawn
            changed = before is not None and not withdrawn and text != before
            cells.append({"text": "" if withdrawn else text, "changed": changed})
            before = before if withdrawn else text
        found.append({"title": column.title, "sealed": column.sensitive, "cells": cells})
    return found


def line_headings(register: Register) -> list[str]:
    return [column.title for column in _few(register)]


def line(
    register: Register, one: Version, masked: Mapping[tuple[int, int], Mapping[str, str]], token: str
) -> dict[str, Any]:
    """One row for a list: its place in the file, the first columns, where its history is."""
    texts = [_text(column, one, masked.get((one.batch, one.row), {})) for column in _few(register)]
    return {"row": one.row, "source": one.source, "withdrawn": one.withdrawn, "texts": texts, "token": token}


def _few(register: Register) -> list[Column]:
    """The required columns that tell rows apart at a glance."""
    return [column for column in register.columns if column.required][:7]


def _text(column: Column, version: Version, masked: Mapping[str, str]) -> str:
    if column.sensitive:
        return masked.get(column.name, "")
    value = version.values.get(column.name)
    if value is None:
        return ""
    match column.type:
        case ColumnType.BOOLEAN:
            return "是" if value else "否"
        case ColumnType.CODE:
            return _label(column, value)
        case ColumnType.CODES:
            return "、".join(_label(column, one) for one in value)
        case ColumnType.DIVISION:
            return f"{divisions.full_name_of(value)}（{value}）"
        case ColumnType.DECIMAL:
            return f"{value:g}"
    return str(value)


def _label(column: Column, code: str) -> str:
    known = code_list(column.codes or "")
    return known.label_of(code) if code in known else code


def _sender(batch: Batch) -> str:
    return batch.submission.sender_name if batch.submission else batch.sender
