"""A store of batches in a folder, without a database: what snapshots are made of."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from qingchen.registers.catalogue import register_named
from qingchen.registers.keyring import Keyring
from qingchen.registers.parquet import clear_schema, write_batch
from qingchen.registers.rows import batch_rows
from qingchen.registers.snapshot import Snapshot, known_of
from qingchen.registers.versions import BatchFile
from qingchen.values.period import Period

KEYRING = Keyring((b"0123456789abcdef",), {1: b"k" * 32})


class FileStore:
    """Batches in the order in which they were added; `known_on` must not run backwards."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.batches: list[BatchFile] = []

    def add(
        self,
        register_name: str,
        rows: Sequence[Mapping[str, object]],
        known_on: date,
        *,
        mode: str = "upsert",
        region: tuple[str, ...] = ("22",),
        period: Period | None = None,
    ) -> BatchFile:
        """Accept rows (columns not given are null) as one batch."""
        register = register_named(register_name)
        frame = pl.DataFrame(list(rows), schema=dict(clear_schema(register)), orient="row")
        before = self.snapshot(known_on, known_on)
        known = known_of(before, register, region, known_on, period) if mode == "replace" else None
        number = len(self.batches) + 1
        uid = f"batch-{number}"
        written = write_batch(
            self.root, register, uid, batch_rows(register, frame, mode, known_on, KEYRING, known), KEYRING
        )
        path = str(self.root / written.path)
        batch = BatchFile(number, uid, register_name, path, region, known_on, f"第{number}批.xlsx", "sender")
        self.batches.append(batch)
        return batch

    def snapshot(self, about: date, known_on: date) -> Snapshot:
        return Snapshot(known_on, about, tuple(batch for batch in self.batches if batch.known_on <= known_on))
