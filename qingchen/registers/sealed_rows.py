"""Opening the sealed columns of a handful of rows: for masking, for revealing, and for searches that say so.

Only modules of this folder that hand out no clear value unasked may call it: `masked_rows`, `actions.reveal`,
`actions.search`, `actions.link` (an import contract keeps the pages away).
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from qingchen.registers import sealing, store
from qingchen.registers.models import Batch

RowId = tuple[int, int]
"""Batch number and row number."""


def open_rows(ids: Iterable[RowId]) -> dict[RowId, dict[str, Any]]:
    """The clear sensitive columns of rows (dates as ISO text), each batch's file read once.

    A row that has none is left out. Raises SealBroken where a file was changed.
    """
    rows_of: dict[int, set[int]] = defaultdict(set)
    for batch, row in ids:
        rows_of[batch].add(row)
    held = {batch.number: batch for batch in Batch.objects.filter(number__in=rows_of)}
    keyring = store.keyring() if held else None
    found: dict[RowId, dict[str, Any]] = {}
    for number, rows in rows_of.items():
        batch = held[number]
        assert keyring is not None
        key = keyring.unwrap(batch.wrapped_key, f"batch:{batch.uid}")
        for row, blob in _blobs(store.root() / batch.sealed_path, rows):
            found[number, row] = json.loads(sealing.open_row(key, batch.uid, row, blob))
    return found


def _blobs(path: Path, rows: set[int]) -> list[tuple[int, bytes]]:
    wanted = pl.col("_row").is_in(sorted(rows))
    return pl.scan_parquet(path).filter(wanted).select("_row", "sealed").collect().rows()
