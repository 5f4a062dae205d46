"""Which versions lose to another of their key: found among the keys that have several, which are few.

The look-ups beside segments tell by hashes which keys have one version alone. Only the others are grouped by key: to
group twelve million keys and find that nearly all stand alone is the dearest step of reading a nation's register.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from qingchen.registers import connection
from qingchen.registers.merged.lookup_files import lookup_of
from qingchen.registers.merged.lookups import KEY, key_hashes
from qingchen.registers.merged.row_fetch import as_arrow
from qingchen.registers.merged.segments import Sources
from qingchen.registers.register import Register
from qingchen.registers.resolved.tables import Stored
from qingchen.registers.versions import losing_sql, versions_sql

FEW_ROWS = 200_000
"""Rows of segments that are as quickly grouped."""
_LOWER = np.uint64(0xFFFF_FFFF)


def losing(register: Register, sources: Sources, about: date) -> Stored | None:
    """A table `id`: (batch << 32) + row of the versions in `sources` that another of their key overtakes about the day.

    Versions that may decide nothing about the day stand in it or do not. None where nothing is known beforehand: there
    are few rows in segments, or one of these has no look-up.
    """
    if not sources.segments or sum(segment.rows for segment in sources.segments) < FEW_ROWS:
        return None
    contested = _contested(register, sources)
    if contested is None:
        return None
    with connection.cursor().cursor() as cursor:
        places = {segment.path: f"contested_{at}" for at, segment in enumerate(sources.segments)}
        for name, positions in zip(places.values(), contested, strict=True):
            cursor.register(name, pa.table({"position": as_arrow(positions)}))
        return Stored(losing_sql(register, sources, about, places), stem="losing", cursor=cursor)


def _contested(register: Register, sources: Sources) -> list[np.ndarray] | None:
    """Of each segment the positions of the rows whose key may have another version in `sources`."""
    lookups = [lookup_of(register, segment) for segment in sources.segments]
    arrays = [one.arrays[KEY] for one in lookups if one is not None]
    if len(arrays) < len(lookups):
        return None
    hashes = [_upper(array) for array in arrays]
    if sources.tail:
        tail = versions_sql(register, Sources((), sources.tail, sources.until))
        hashes.append(_upper(key_hashes(connection.cursor(), register, tail)))
    several = _several(hashes)
    return [_among(several, array, upper) for array, upper in zip(arrays, hashes, strict=False)]


def _upper(numbers: np.ndarray) -> np.ndarray:
    return (numbers >> np.uint64(32)).astype(np.uint32)


def _several(hashes: Sequence[np.ndarray]) -> np.ndarray:
    """Hashes that stand more than once, sorted. Two keys of one hash pass for one: they are looked at, no more."""
    ordered = hashes[0] if len(hashes) == 1 else np.sort(np.concatenate(hashes))
    return np.unique(ordered[1:][ordered[1:] == ordered[:-1]])


def _among(several: np.ndarray, array: np.ndarray, upper: np.ndarray) -> np.ndarray:
    if not len(several):
        return np.empty(0, np.int64)
    at = np.minimum(several.searchsorted(upper), len(several) - 1)
    return (array[several[at] == upper] & _LOWER).astype(np.int64)
