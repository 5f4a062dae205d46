"""Rows as Parquet, written as they come: identifiers for names, codes for values, Chinese titles as field metadata."""

from collections.abc import Iterator

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from qingchen.registers.exchange.taken import Taken
from qingchen.registers.parquet import type_of
from qingchen.registers.register import Column, ColumnType

MEDIA_TYPE = "application/vnd.apache.parquet"
_TYPES = {
    ColumnType.INTEGER: pa.int64(),
    ColumnType.DECIMAL: pa.float64(),
    ColumnType.DATE: pa.date32(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.CODES: pa.list_(pa.string()),
}


def parquet_out(
    columns: tuple[Column, ...], frames: Iterator[pl.DataFrame], hidden: frozenset[str], title: str
) -> Iterator[bytes]:
    """A row group for each frame; the footer last."""
    schema = schema_of(columns, hidden, title)
    taken = Taken()
    writer = pq.ParquetWriter(pa.PythonFile(taken, mode="w"), schema, compression="zstd")
    for frame in frames:
        chosen = frame.select(
            pl.col(one.name).cast(pl.String() if one.name in hidden else type_of(one.type)) for one in columns
        )
        writer.write_table(chosen.to_arrow().cast(schema))
        yield taken.take()
    writer.close()
    yield taken.take()


def schema_of(columns: tuple[Column, ...], hidden: frozenset[str], title: str) -> pa.Schema:
    fields = [
        pa.field(
            one.name,
            pa.string() if one.name in hidden else _TYPES.get(one.type, pa.string()),
            metadata={"title": one.title} | ({"masked": "true"} if one.name in hidden else {}),
        )
        for one in columns
    ]
    return pa.schema(fields, metadata={"title": title})
