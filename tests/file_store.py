"""A store of batches in a folder, without a database: what snapshots are made of."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from qingchen.registers.batch_list import BatchFile, batch_list
from qingchen.registers.catalogue import register_named
from qingchen.registers.keyring import Keyring
from qingchen.registers.merged.compaction import write_segment
from qingchen.registers.merged.lookup_files import lookup_path
from qingchen.registers.merged.policy import next_step
from qingchen.registers.merged.segments import SegmentFile, sources_of
from qingchen.registers.parquet import clear_schema, write_batch
from qingchen.registers.rows import batch_rows
from qingchen.registers.snapshot import Snapshot, known_of
from qingchen.values.period import Period

_numbers = itertools.count(1)
KEYRING = Keyring((b"0123456789abcdef",), {1: b"k" * 32})


class FileStore:
    """Batches in the order in which they were added; `known_on` must not run backwards."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.batches: list[BatchFile] = []
        self.segments: list[SegmentFile] = []

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
        batch = BatchFile(
            number,
            uid,
            register_name,
            path,
            region,
            known_on,
            f"第{number}批.xlsx",
            "sender",
            written.rows,
            written.digest,
        )
        self.batches.append(batch)
        return batch

    def merge(self, register_name: str, *, whole: bool = False, longest_tail: int = 0) -> bool:
        """One step of merging; what is superseded is removed at once. False where there was nothing to merge."""
        register = register_named(register_name)
        of_register = [batch for batch in self.batches if batch.register == register_name]
        segments = [segment for segment in self.segments if segment.register == register_name]
        step = next_step(sources_of(of_register, segments), whole=whole, longest_tail=longest_tail)
        if step is None:
            return False
        made = write_segment(self.root, register, f"segment-{next(_numbers)}", step, threads=1).segment
        for old in segments:
            if old.first <= made.last and old.last >= made.first:
                self.segments.remove(old)
                Path(old.path).unlink(missing_ok=True)
                lookup_path(old).unlink(missing_ok=True)
        self.segments.append(made)
        return True

    def snapshot(self, about: date, known_on: date) -> Snapshot:
        segments: dict[str, tuple[SegmentFile, ...]] = {}
        for one in self.segments:
            segments[one.register] = (*segments.get(one.register, ()), one)
        known = batch_list([batch for batch in self.batches if batch.known_on <= known_on])
        return Snapshot(known_on, about, known, segments)
