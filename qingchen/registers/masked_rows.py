"""The sensitive columns of rows as pages show them: masked. No clear value leaves this module.

Showing a masked value is no reveal and leaves no line (docs/decisions.md): it says of a person what a list on the
wall may say. What is sealed is opened in memory and forgotten at once.
"""

from typing import Any

import polars as pl

from qingchen.registers.catalogue import register_named
from qingchen.registers.masking import mask
from qingchen.registers.register import Column
from qingchen.registers.sealed_rows import RowId, open_rows


def masked(register_name: str, rows: pl.DataFrame) -> dict[RowId, dict[str, str]]:
    """The masked sensitive columns of `rows` by (batch, row): `{(7, 12): {"name": "张*", "phone": ""}}`.

    rows   a page of rows as `ScopedReader` gave them (columns `_batch` and `_row`): what it did not give, nobody
           may show. Every sensitive column of the register is there; one without a value is empty.
    """
    sensitive = register_named(register_name).sensitive
    ids = list(rows.select("_batch", "_row").iter_rows())
    opened = open_rows(ids) if sensitive else {}
    return {one: _shown(sensitive, opened.get(one, {})) for one in ids}


def _shown(sensitive: tuple[Column, ...], held: dict[str, Any]) -> dict[str, str]:
    return {column.name: mask(column, str(held.get(column.name) or "")) for column in sensitive}
