"""The catalogue of segments and look-ups: which are in force, which newer ones stand for, which were changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection as database

from qingchen import clock
from qingchen.registers import durable, mending
from qingchen.registers.batch_list import BatchFile
from qingchen.registers.merged.compaction import SegmentFiles
from qingchen.registers.merged.lookup_files import SMALL, lookup_path
from qingchen.registers.merged.segments import SegmentFile
from qingchen.registers.models import Lookup, Segment

CLEARED_AFTER = timedelta(minutes=10)
"""How long the files of a superseded segment stay: longer than any reading of an older snapshot takes."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A file that can be made again: its line of the catalogue, its path and digest, and the paths that go with it."""

    model: type[Segment] | type[Lookup]
    pk: int
    path: str
    digest: str
    beside: tuple[str, ...]


def segments(root: Path) -> dict[str, tuple[SegmentFile, ...]]:
    """The segments in force, of each register, in order."""
    found: dict[str, tuple[SegmentFile, ...]] = {}
    fields = ("register", "uid", "path", "digest", "size", "modified", "first", "last", "rows")
    for line in Segment.objects.filter(superseded_at=None).order_by("first").values_list(*fields):
        segment = SegmentFile(line[0], line[1], str(root / line[2]), *line[3:])
        found[segment.register] = (*found.get(segment.register, ()), segment)
    return found


def enter_segment(root: Path, files: SegmentFiles) -> list[str]:
    """Enter a written segment in place of all those that it overlaps; returns the names of these."""
    assert database.in_atomic_block
    merged = files.segment
    earlier = Segment.objects.filter(
        register=merged.register, superseded_at=None, first__lte=merged.last, last__gte=merged.first
    )
    names = list(earlier.values_list("uid", flat=True))
    # Real time, also where the clock stands in another year: readers take real minutes.
    earlier.update(superseded_at=datetime.now(UTC))
    path = Path(merged.path).relative_to(root)
    Segment.objects.create(
        uid=merged.uid,
        register=merged.register,
        first=merged.first,
        last=merged.last,
        rows=merged.rows,
        path=str(path),
        digest=merged.digest,
        size=merged.size,
        modified=merged.modified,
        lookup_path=str(path.with_suffix(".lookup")),
        lookup_digest=files.lookup_digest,
        made_at=clock.now(),
    )
    durable.reached("inserted")
    return names


def batches_without_lookup(register_name: str, tail: Sequence[BatchFile]) -> list[BatchFile]:
    """Those of a register's tail that are large enough for a look-up and have none."""
    large = [batch for batch in tail if batch.rows > SMALL]
    having = set(Lookup.objects.filter(batch__register=register_name).values_list("batch_id", flat=True))
    return [batch for batch in large if batch.number not in having]


def enter_lookup(root: Path, batch: BatchFile, digest: str) -> None:
    """Made from the batch and of no meaning without it: no audit line (decision 18)."""
    Lookup.objects.create(batch_id=batch.number, path=str(lookup_path(batch).relative_to(root)), digest=digest)


def clear_superseded(root: Path, after: timedelta = CLEARED_AFTER) -> list[str]:
    """Forget and remove what newer segments stand for: segments superseded for as long, look-ups of merged batches."""
    gone: list[str] = []
    old = Segment.objects.filter(superseded_at__lte=datetime.now(UTC) - after)
    for pk, path, lookup in old.values_list("pk", "path", "lookup_path"):
        gone += _forget(root, Segment, pk, path, lookup)
    for first, last, register in Segment.objects.filter(superseded_at=None).values_list("first", "last", "register"):
        merged = Lookup.objects.filter(batch__register=register, batch_id__gte=first, batch_id__lte=last)
        for pk, path in merged.values_list("pk", "path"):
            gone += _forget(root, Lookup, pk, path)
    return gone


def faulty(root: Path) -> list[Derived]:
    """The derived files in force that are missing or changed. Reads every one through."""
    return [one for one in derived() if not mending.is_as_noted(root / one.path, one.digest)]


def forget_faulty(root: Path, found: Sequence[Derived]) -> list[str]:
    """Forget and remove them, where they still are in force; one Chinese sentence each. They are made again."""
    told = []
    for one in found:
        if one.model.objects.filter(pk=one.pk).exists():
            _forget(root, one.model, one.pk, one.path, *one.beside)
            told.append(f"已作废派生文件：{one.path}（缺失或被改动；由批次重建，不影响台账）。")
    return told


def _forget(root: Path, model: type[Segment] | type[Lookup], pk: int, *paths: str) -> list[str]:
    # The line first: killed in between, the files are leftovers that mending names.
    model.objects.filter(pk=pk).delete()
    for path in paths:
        (root / path).unlink(missing_ok=True)
    return list(paths)


def derived() -> Iterator[Derived]:
    """Every derived file in force."""
    live = Segment.objects.filter(superseded_at=None)
    for pk, path, digest, lookup, lookup_digest in live.values_list(
        "pk", "path", "digest", "lookup_path", "lookup_digest"
    ):
        yield Derived(Segment, pk, path, digest, (lookup,))
        yield Derived(Segment, pk, lookup, lookup_digest, (path,))
    for pk, path, digest in Lookup.objects.values_list("pk", "path", "digest"):
        yield Derived(Lookup, pk, path, digest, ())


def derived_files() -> dict[str, str]:
    """SHA-256 of segments and look-ups by path: what can be made again from the batches."""
    return {one.path: one.digest for one in derived()}


def superseded_files() -> set[str]:
    """Files that wait to be cleared away."""
    old = Segment.objects.exclude(superseded_at=None).values_list("path", "lookup_path")
    return {path for pair in old for path in pair}
