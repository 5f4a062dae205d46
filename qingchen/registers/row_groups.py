"""A Parquet file written as its rows come: each piece is one or more row groups, none is held back."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

_OLDEST = pl.CompatLevel.oldest()


class RowGroups:
    """rows_a_group   most rows of a row group; compression `none` where the columns cannot be compressed"""

    def __init__(self, out: BinaryIO, schema: Mapping[str, pl.DataType], rows_a_group: int, compression: str) -> None:
        self._rows_a_group = rows_a_group
        self._schema = pl.DataFrame(schema=schema).to_arrow(compat_level=_OLDEST).schema
        self._writer = pq.ParquetWriter(
            out, self._schema, compression=compression, use_dictionary=compression != "none", write_statistics=True
        )

    def write(self, rows: pl.DataFrame) -> None:
        """rows   columns and types of the schema, in its order"""
        table = rows.to_arrow(compat_level=_OLDEST).cast(self._schema)
        self._writer.write_table(table, row_group_size=self._rows_a_group)

    def close(self) -> None:
        """Write the end of the file; `out` stays open."""
        self._writer.close()

    def __enter__(self) -> "RowGroups":
        return self

    def __exit__(self, *raised: object) -> None:
        # Not closed by now, the file is to be thrown away, whatever its disk says.
        with suppress(OSError, pa.ArrowException):
            self._writer.close()


def row_groups(path: Path) -> Iterator[pl.DataFrame]:
    """The rows of a Parquet file, a row group at a time."""
    with pq.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            frame = pl.from_arrow(file.read_row_group(number))
            assert isinstance(frame, pl.DataFrame)
            yield frame
