"""Single rows out of Parquet files by their position: only the row groups that hold them are read."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

MOST_KEPT = 512
_footers: OrderedDict[tuple[str, int], tuple[pq.FileMetaData, np.ndarray]] = OrderedDict()
"""By path and time of change, with the ends of the row groups: a footer is dearer to read than a row group."""


def fetch(wanted: Sequence[tuple[str, np.ndarray]]) -> list[pa.Table]:
    """Of each path and positions (from 0, ascending) the rows, all columns of the file. Raises FileNotFoundError."""
    if len(wanted) < 2:
        return [_fetch(*one) for one in wanted]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda one: _fetch(*one), wanted))


def _fetch(path: str, positions: np.ndarray) -> pa.Table:
    footer, ends = _footer(path)
    groups = np.searchsorted(ends, positions, "right")
    file = pq.ParquetFile(path, metadata=footer, memory_map=True, pre_buffer=False)
    parts = []
    for group in np.unique(groups):
        within = positions[groups == group] - (ends[group - 1] if group else 0)
        rows = file.read_row_group(int(group), use_threads=False)
        parts.append(rows if len(within) == rows.num_rows else rows.take(as_arrow(within)))
    return pa.concat_tables(parts)


def as_arrow(numbers: np.ndarray) -> pa.Array:
    """64-bit integers, not copied. By any other way the first array of a process loads pandas."""
    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(np.ascontiguousarray(numbers))])


def _footer(path: str) -> tuple[pq.FileMetaData, np.ndarray]:
    key = (path, Path(path).stat().st_mtime_ns)
    found = _footers.get(key)
    if found is None:
        footer = pq.read_metadata(path)
        sizes = [footer.row_group(group).num_rows for group in range(footer.num_row_groups)]
        found = _footers[key] = footer, np.cumsum(sizes)
        while len(_footers) > MOST_KEPT:
            _footers.popitem(last=False)
    return found
