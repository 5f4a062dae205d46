"""Which files stand for which batches: merged segments, then the tail of batches that are in none.

A segment holds every version of a run of one register's batches, sorted for searches. It is made from the batches
and never the truth itself: one that is missing or changed is passed over, and the batches are read instead.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qingchen.registers.batch_list import BatchFile
from qingchen.registers.durable import digest_of


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """The merged versions of a register's batches numbered `first` to `last`.

    path       absolute path of its Parquet file; the look-up lies beside it
    size       bytes
    modified   time of the file's last change as it was when the segment was made, in ns
    """

    register: str
    uid: str
    path: str
    digest: str
    size: int
    modified: int
    first: int
    last: int
    rows: int


Piece = SegmentFile | BatchFile


@dataclass(frozen=True, slots=True)
class Sources:
    """What a snapshot's versions of one register are read from: of segments the batches up to `until`, and the tail."""

    segments: tuple[SegmentFile, ...]
    tail: tuple[BatchFile, ...]
    until: int

    @property
    def pieces(self) -> list[Piece]:
        """Segments and tail in the order of their batches."""
        pieces: list[Piece] = [*self.segments, *self.tail]
        return sorted(pieces, key=first_number)


def first_number(piece: Piece) -> int:
    return piece.first if isinstance(piece, SegmentFile) else piece.number


def last_number(piece: Piece) -> int:
    return piece.last if isinstance(piece, SegmentFile) else piece.number


def sources_of(batches: Sequence[BatchFile], segments: Iterable[SegmentFile]) -> Sources:
    """The intact segments that hold any of `batches` (one register's, in order, from the first), and the rest."""
    if not batches:
        return Sources((), (), 0)
    first, until = batches[0].number, batches[-1].number
    usable = [one for one in segments if one.first <= until and one.last >= first and is_intact(one)]
    usable.sort(key=lambda one: one.first)
    tail: list[BatchFile] = []
    at = 0
    for segment in usable:
        tail += batches[at : bisect_left(batches, segment.first, key=_number)]
        at = bisect_right(batches, segment.last, key=_number)
    return Sources(tuple(usable), (*tail, *batches[at:]), until)


def _number(batch: BatchFile) -> int:
    return batch.number


_found_good: set[tuple[str, int, int]] = set()


def is_intact(segment: SegmentFile) -> bool:
    """Whether the file is there and as it was made. Read through only where its time of change is another.

    A file changed under its old size and time is not noticed here: `verify_store` reads every file through.
    """
    try:
        there = Path(segment.path).stat()
    except FileNotFoundError:
        return False
    if there.st_size != segment.size:
        return False
    if there.st_mtime_ns == segment.modified:
        return True
    # Restored from a backup, or written by somebody.
    known = (segment.path, there.st_size, there.st_mtime_ns)
    if known not in _found_good and digest_of(Path(segment.path)) == segment.digest:
        _found_good.add(known)
    return known in _found_good
