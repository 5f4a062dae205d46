"""Single rows out of Parquet files by their position: only the row groups that hold them are read."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

MOST_KEPT = 512
MOST_BYTES_KEPT = 96 << 20
"""Of row groups. A page asks for the rows of one employer several times: by employer, by key, for their places."""


@dataclass(frozen=True, slots=True)
class Footed:
    """A file as it was at one time of change, with its footer and the ends of its row groups."""

    path: str
    modified: int
    footer: pq.FileMetaData
    ends: np.ndarray

    def groups_of(self, positions: np.ndarray) -> np.ndarray:
        return np.searchsorted(self.ends, positions, "right")

    def begin(self, group: int) -> int:
        return int(self.ends[group - 1]) if group else 0


_footers: OrderedDict[str, Footed] = OrderedDict()
"""By path: a footer is dearer to read than a row group."""
_groups: OrderedDict[tuple[str, int, int], tuple[pa.Table, int]] = OrderedDict()
"""By path, time of change and number; with its bytes."""
_held = threading.Lock()


def fetch(wanted: Sequence[tuple[str, np.ndarray]]) -> list[pa.Table]:
    """Of each path and positions (from 0, ascending) the rows, all columns of the file. Raises FileNotFoundError."""
    if len(wanted) < 2:
        return [_fetch(*one) for one in wanted]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda one: _fetch(*one), wanted))


def read_ahead(wanted: Sequence[tuple[str, np.ndarray]]) -> None:
    """Read the row groups that `fetch` will want of each path, two at a time. Raises FileNotFoundError."""
    files = [(_footed(path), positions) for path, positions in wanted]
    asked = [(file, int(group)) for file, positions in files for group in np.unique(file.groups_of(positions))]
    if len(asked) > 1:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda one: _group(*one), asked))


def _fetch(path: str, positions: np.ndarray) -> pa.Table:
    file = _footed(path)
    groups = file.groups_of(positions)
    parts = []
    for group in np.unique(groups).tolist():
        within = positions[groups == group] - file.begin(group)
        rows = _group(file, group)
        parts.append(rows if len(within) == rows.num_rows else rows.take(as_arrow(within)))
    return pa.concat_tables(parts)


def _group(file: Footed, group: int) -> pa.Table:
    key = (file.path, file.modified, group)
    with _held:
        if key in _groups:
            _groups.move_to_end(key)
            return _groups[key][0]
    opened = pq.ParquetFile(file.path, metadata=file.footer, memory_map=True, pre_buffer=False)
    rows = opened.read_row_group(group, use_threads=False)
    with _held:
        _groups[key] = rows, rows.nbytes
        while len(_groups) > 1 and sum(size for _, size in _groups.values()) > MOST_BYTES_KEPT:
            _groups.popitem(last=False)
    return rows


def as_arrow(numbers: np.ndarray) -> pa.Array:
    """64-bit integers, not copied. By any other way the first array of a process loads pandas."""
    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(np.ascontiguousarray(numbers))])


def _footed(path: str) -> Footed:
    modified = Path(path).stat().st_mtime_ns
    with _held:
        found = _footers.get(path)
    if found is None or found.modified != modified:
        footer = pq.read_metadata(path)
        sizes = [footer.row_group(group).num_rows for group in range(footer.num_row_groups)]
        found = Footed(path, modified, footer, np.cumsum(sizes))
        with _held:
            _footers[path] = found
            while len(_footers) > MOST_KEPT:
                _footers.popitem(last=False)
    return found
