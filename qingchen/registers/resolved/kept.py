"""The resolved registers that this process keeps, and how one is had: as it is, carried forward, or made whole."""

import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date

from qingchen.registers.batch_list import BatchFile
from qingchen.registers.register import Register
from qingchen.registers.resolved import step
from qingchen.registers.resolved.tables import Resolved, drop_abandoned
from qingchen.registers.resolved.whole import made_whole_again

MOST_ROWS = 4_000_000
"""Rows of resolved tables kept beyond those in use: some 400 bytes each."""
MOST_FILES = 200
"""Batches that a table is carried forward by; for more it is made whole anew."""
LITTLE = 50_000
"""Rows changed since a table was whole that do not slow down its reading, however small it is."""
FEW = 8
"""A table is made whole again once more than one in so many of its rows has changed."""

Key = tuple[object, ...]
_kept: OrderedDict[Key, Resolved] = OrderedDict()


def near(register: Register, files: Sequence[BatchFile], about: date) -> Resolved | None:
    """The latest table kept that can be carried forward to `files`."""
    return _kept[key] if (key := _nearest(register, files, about)) else None


def resolved(
    register: Register,
    files: Sequence[BatchFile],
    about: date,
    placed_by: Resolved | None,
    make: Callable[[], Resolved],
) -> Resolved:
    """The register as of `files` about the day. `make`: makes it whole. Hold the engine's lock."""
    key = _nearest(register, files, about, placed_by)
    if key is None:
        found = make()
    else:
        old = _kept[key]
        found = _forward(register, old, files, placed_by)
        if _is_older(old, found):
            # Whoever still reads it holds it; nobody will ask for it again.
            del _kept[key]
    key = _key(register, found)
    _kept[key] = found
    _kept.move_to_end(key)
    while len(_kept) > 1 and _rows_held() > MOST_ROWS:
        _kept.popitem(last=False)
    drop_abandoned()
    return found


def forget() -> None:
    """Let go of every table that is not in use."""
    _kept.clear()


def _forward(register: Register, old: Resolved, files: Sequence[BatchFile], placed_by: Resolved | None) -> Resolved:
    now = old
    if placed_by is not None and now.placed_by is not placed_by:
        now = step.placed_anew(register, now, placed_by)
    now = step.with_batches(register, now, files)
    if now.view is not None and now.changed_rows > max(LITTLE, now.whole.rows // FEW):
        return made_whole_again(now)
    return now


def _nearest(
    register: Register, files: Sequence[BatchFile], about: date, placed_by: Resolved | None = None
) -> Key | None:
    found = [
        key
        for key, one in _kept.items()
        if key[:2] == (os.getpid(), register.name) and one.is_before(files, about) and _is_near(one, files)
    ]
    return max(found, key=lambda key: (_kept[key].batches, _kept[key].placed_by is placed_by), default=None)


def _is_older(old: Resolved, now: Resolved) -> bool:
    if old.placed_by is None or now.placed_by is None or old.placed_by is now.placed_by:
        return old is not now
    return old.placed_by.batches <= now.placed_by.batches


def _is_near(one: Resolved, files: Sequence[BatchFile]) -> bool:
    since = files[one.batches :]
    return len(since) <= MOST_FILES and sum(file.rows for file in since) <= max(LITTLE, one.whole.rows // FEW)


def _key(register: Register, one: Resolved) -> Key:
    return (os.getpid(), register.name, one.last, one.batches, one.about, one.placed_by and one.placed_by.name)


def _rows_held() -> int:
    wholes = {one.whole.name: one.whole.rows for one in _kept.values()}
    sums = {one.name: one.rows for held in _kept.values() for one in held.sums.values()}
    return sum(wholes.values()) + sum(sums.values()) + sum(one.changed_rows for one in _kept.values())
