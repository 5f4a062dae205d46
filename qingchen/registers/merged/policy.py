"""Which batches and segments become one segment next.

Once the tail is longer than `LONGEST_TAIL` it becomes a segment, and with it every segment before it that is not
much larger than what is merged so far. So there are few segments, and a row is written again only a few times.
"""

from qingchen.registers.batch_list import BatchFile
from qingchen.registers.merged.segments import Piece, SegmentFile, Sources, last_number

LONGEST_TAIL = 32
MUCH_LARGER = 3
MOST_AT_ONCE = 1_000
"""Batches merged in one step: each one's file is open while it is read."""


def next_step(sources: Sources, *, whole: bool = False, longest_tail: int = LONGEST_TAIL) -> Sources | None:
    """A run of what a register is read from, to be merged into one segment next; None where nothing is to do.

    whole   until everything is one segment
    """
    pieces = sources.pieces
    loose = [at for at, piece in enumerate(pieces) if isinstance(piece, BatchFile)]
    if whole and len(loose) <= MOST_AT_ONCE:
        return _run(pieces) if loose or len(pieces) > 1 else None
    if not whole and len(loose) <= longest_tail:
        return None
    start = end = loose[0]
    while end < len(pieces) and end - start < MOST_AT_ONCE and isinstance(pieces[end], BatchFile):
        end += 1
    rows = sum(piece.rows for piece in pieces[start:end])
    while start and isinstance(pieces[start - 1], SegmentFile) and pieces[start - 1].rows <= MUCH_LARGER * rows:
        start -= 1
        rows += pieces[start].rows
    return _run(pieces[start:end])


def _run(pieces: list[Piece]) -> Sources:
    return Sources(
        tuple(piece for piece in pieces if isinstance(piece, SegmentFile)),
        tuple(piece for piece in pieces if isinstance(piece, BatchFile)),
        last_number(pieces[-1]),
    )
