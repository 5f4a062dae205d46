"""Single rows out of Parquet files by their position: only the row groups that hold them are read."""

from collections import OrderedDict
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow.parquet as pq

MOST_KEPT = 256
_footers: OrderedDict[tuple[str, int], tuple[pq.FileMetaData, np.ndarray]] = OrderedDict()
"""By path and time of change, with the ends of the row groups: a footer is dearer to read than a row group."""


def fetch(path: str, positions: np.ndarray) -> pl.DataFrame:
    """The rows at these positions (from 0, ascending), all columns of the file. Raises FileNotFoundError."""
    footer, ends = _footer(path)
    groups = np.searchsorted(ends, positions, "right")
    file = pq.ParquetFile(path, metadata=footer, memory_map=True, pre_buffer=False)
    parts = []
    for group in np.unique(groups):
        within = positions[groups == group] - (ends[group - 1] if group else 0)
        rows = pl.from_arrow(file.read_row_group(int(group), use_threads=False).take(within))
        assert isinstance(rows, pl.DataFrame)
        parts.append(rows)
    return pl.concat(parts)


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
