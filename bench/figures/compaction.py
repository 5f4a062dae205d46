"""Merging batches into a segment, look-ups and digests included, beside a hand-written sorted COPY of the same rows."""

import time
from pathlib import Path

import duckdb

from bench import made_up_workers
from bench.figure import Bench, Figure, seconds
from bench.own_home import own_home
from qingchen.registers import store
from qingchen.registers.actions import merge_batches
from qingchen.registers.connection import merging_limits
from qingchen.registers.merged.compaction import ROWS_A_GROUP
from qingchen.registers.models import Batch, Segment
from qingchen.values.actor import SYSTEM


def _measure(scale: str, folder: Path) -> list[Figure]:
    batches, rows = (20, 2_000) if scale == "small" else (200, 60_000)
    with own_home(folder):
        made_up_workers.fill([rows] * batches, batches * rows)
        sealed = {path: path.stat().st_mtime_ns for path in store.root().rglob("*.sealed.parquet")}
        assert len(sealed) == batches
        reference = seconds(lambda: _by_hand(folder / "by_hand.parquet"), 1)
        began = time.perf_counter()
        merge_batches(SYSTEM, whole=True)
        value = time.perf_counter() - began
        assert Segment.objects.get().rows == batches * rows
        assert {path: path.stat().st_mtime_ns for path in store.root().rglob("*.sealed.parquet")} == sealed
    size = f"{batches} 批共 {batches * rows:,} 行合为一段，含索引和指纹"
    bound = 1.3 if scale == "full" else None
    return [Figure("compaction", value, "s", "手写 DuckDB 排序 COPY", reference, bound, size)]


def _by_hand(target: Path) -> None:
    """The same files, order, compression, row groups and limits, one statement."""
    files = [(str(store.root() / path), number) for path, number in Batch.objects.values_list("path", "number")]
    paths = ", ".join(f"'{path}'" for path, _ in files)
    numbers = ", ".join(f"('{path}', {number})" for path, number in files)
    with duckdb.connect(":memory:", config=merging_limits(2)) as connection:
        connection.execute(
            f"""COPY (
                SELECT v.* EXCLUDE (filename), number AS _batch
                FROM read_parquet([{paths}], filename = true) v
                JOIN (VALUES {numbers}) b(path, number) ON filename = path
                ORDER BY uscc, _batch, _row
            ) TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_A_GROUP})"""
        )


BENCH = Bench("批次合并", _measure)
