"""Writing one segment from batches and segments: sorted, whole or not at all. No lock is held over the work."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from qingchen.registers import durable, mending
from qingchen.registers.connection import merging_limits
from qingchen.registers.merged import lookups
from qingchen.registers.merged.segments import SegmentFile, Sources, first_number
from qingchen.registers.register import Register
from qingchen.registers.versions import everything_sql, text

FOLDER = "segments"
ROWS_A_GROUP = 8_192
"""Rows of a row group: one is read to fetch a single row (some 6 ms). Of half as many, twelve million rows did not fit
the writer's two gigabytes."""


class FileChanged(Exception):
    """A batch's file is not what was accepted: it is never merged. The text is its path."""


@dataclass(frozen=True, slots=True)
class SegmentFiles:
    """A segment just written, and its look-up: SHA-256 of each."""

    segment: SegmentFile
    lookup_digest: str
    batches: int


def sort_order(register: Register) -> tuple[str, ...]:
    """By employer where the register knows one, else by the first column of the key; then in order of acceptance."""
    return (register.searched[0] if register.searched else register.key[0], "_batch", "_row")


def write_segment(root: Path, register: Register, uid: str, run: Sources, *, threads: int = 2) -> SegmentFiles:
    """Merge a run of pieces (as `merge_policy.next_step` gives it) into `segments/<register>/<uid>.parquet`.

    Every file is read through and must be what its digest says before anything is put in its place. Raises FileChanged.
    """
    folder = root / FOLDER / register.name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{uid}.parquet"
    partial = path.with_name(f".{path.name}.partial")
    try:
        # Digests are taken beside the work of the engine, which seldom has work for all cores at once.
        with ThreadPoolExecutor(1) as beside, _working(threads) as connection:
            changed = beside.submit(_changed, run)
            _write_sorted(connection, register, run, partial, changed)
            synced = beside.submit(durable.synced, partial)
            lookup = lookups.build(connection, register, partial)
            digest = synced.result()
        durable.settle(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    parts = lookups.to_bytes(lookup, register, digest)
    lookup_digest = durable.write_durably(path.with_suffix(".lookup"), lambda out: out.writelines(parts))
    there = path.stat()
    first = first_number(run.pieces[0])
    segment = SegmentFile(
        register.name, uid, str(path), digest, there.st_size, there.st_mtime_ns, first, run.until, lookup.rows
    )
    return SegmentFiles(segment, lookup_digest, len(run.tail))


def _changed(run: Sources) -> str | None:
    """The path of a file that is not what was accepted, or not there."""
    return next((one.path for one in run.pieces if not mending.is_as_noted(Path(one.path), one.digest)), None)


def _write_sorted(
    connection: duckdb.DuckDBPyConnection, register: Register, run: Sources, path: Path, changed: Future[str | None]
) -> None:
    order = ", ".join(f'"{name}"' for name in sort_order(register))
    try:
        connection.execute(
            f"""COPY (FROM ({everything_sql(register, run)}) ORDER BY {order}) TO {text(str(path))}
            (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_A_GROUP})"""
        )
    except duckdb.Error:
        if changed.result() is None:
            raise
    if (found := changed.result()) is not None:
        raise FileChanged(found)


@contextmanager
def _working(threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine of its own, so that merging takes neither memory nor threads from readers."""
    with duckdb.connect(":memory:", config=merging_limits(threads)) as connection:
        yield connection
