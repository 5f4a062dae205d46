"""Where look-ups lie, and those this process has open. A small batch without one is looked through once, in memory."""

from collections import OrderedDict
from pathlib import Path

from qingchen.registers import connection
from qingchen.registers.merged.lookups import Lookup, build, open_lookup
from qingchen.registers.merged.segments import Piece, SegmentFile
from qingchen.registers.register import Register

FOLDER = "lookups"
SMALL = 20_000
"""Rows of a batch up to which no look-up is written for it."""
MOST_ROWS = 4_000_000
"""Rows of look-ups made in memory and kept: some 40 bytes each."""

_open: OrderedDict[tuple[str, str], Lookup] = OrderedDict()
_made: OrderedDict[tuple[str, str], Lookup] = OrderedDict()


def lookup_path(source: Piece) -> Path:
    """Beside a segment; for a batch in a folder of its own, since only accepted files lie beside a batch."""
    if isinstance(source, SegmentFile):
        return Path(source.path).with_suffix(".lookup")
    return Path(source.path).parents[2] / FOLDER / source.register / f"{source.uid}.lookup"


def lookup_of(register: Register, source: Piece) -> Lookup | None:
    """The look-up of a segment or batch; None where there is none and the file is too large to make one in passing."""
    key = (source.path, register.name)
    found = _open.get(key) or _made.get(key)
    if found is not None:
        return found
    found = open_lookup(lookup_path(source), register, source.digest)
    if found is not None:
        _open[key] = found
        while len(_open) > 4096:
            _open.popitem(last=False)
    elif source.rows <= SMALL:
        found = _made[key] = build(connection.cursor(), register, Path(source.path))
        while sum(one.rows for one in list(_made.values())) > MOST_ROWS:
            _made.popitem(last=False)
    return found
