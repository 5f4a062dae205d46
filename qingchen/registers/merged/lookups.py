"""Look-ups: where in a Parquet file the rows of one employer, person or key stand.

A look-up holds, for each column searched and for the whole key, one sorted array of 64-bit numbers: the upper half of
a hash of the value, and the row's position in the file. It is made from the file beside which it stands, at any time
and always the same; one of another form, engine or file is passed over.
"""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from qingchen.registers import connection as engine
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.register import Register
from qingchen.registers.versions import SQL_TYPES, text, values_sql

KEY = "_key"
_MAGIC = b"QCLOOK1\n"
_UPPER = np.uint64(0xFFFF_FFFF_0000_0000)
_LOWER = np.uint64(0x0000_0000_FFFF_FFFF)
_ROWS_AT_A_TIME = 100_000
_SORTED_AT_ONCE = 2
_FEW = 500
"""Rows that are looked for and are written into the query."""
_NOWHERE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Lookup:
    """`arrays`: by column (and `KEY`), sorted numbers of hash and position."""

    rows: int
    arrays: Mapping[str, np.ndarray]

    def positions(self, column: str, hashes: np.ndarray) -> np.ndarray:
        """Positions, ascending, of rows whose value may be one of those hashed by `hashes_of`; a few may be others'."""
        array, found = self.arrays[column], []
        for value in hashes:
            start = array.searchsorted(value)
            if start < len(array) and array[start] <= value | _LOWER:
                found.append(array[start : array.searchsorted(value | _LOWER, "right")] & _LOWER)
        return np.sort(np.concatenate(found)).astype(np.int64) if found else _NOWHERE


def columns_of(register: Register) -> tuple[str, ...]:
    return (KEY, *register.searched)


def hashes_of(
    connection: duckdb.DuckDBPyConnection, register: Register, column: str, values: pl.DataFrame
) -> np.ndarray:
    """The hashes of the rows of `values`, each once: of its `column`, or of its key where `column` is `KEY`."""
    if column != KEY and values.height == 1 and isinstance(value := values[column][0], str):
        return np.array([_hash_of_text(value)], np.uint64) & _UPPER
    cursor = connection.cursor()
    wanted = "wanted"
    if 0 < values.height <= _FEW:
        wanted = values_sql(values)
    else:
        cursor.register(wanted, values.to_arrow())
    sql = f"SELECT {_hash(register, column, values.columns)} AS h FROM {wanted}"
    parts = [_numbers(part.column(0)) for part in cursor.execute(sql).to_arrow_reader(_ROWS_AT_A_TIME)]
    return np.unique(np.concatenate(parts) & _UPPER) if parts else np.empty(0, np.uint64)


def key_hashes(connection: duckdb.DuckDBPyConnection, register: Register, versions: str) -> np.ndarray:
    """The hashes of the keys of some versions, sorted, as look-ups hold them. `versions`: SQL, all columns there."""
    sql = f"SELECT {_hash(register, KEY, register.key)} AS h FROM ({versions})"
    parts = [_numbers(part.column(0)) for part in connection.cursor().execute(sql).to_arrow_reader(_ROWS_AT_A_TIME)]
    return np.sort(np.concatenate(parts)) if parts else np.empty(0, np.uint64)


def _numbers(hashes: pa.Array) -> np.ndarray:
    """As they lie in Arrow's memory: by any other way the first array of a process loads pandas."""
    if not len(hashes):
        return np.empty(0, np.uint64)
    return np.frombuffer(hashes.buffers()[1], np.uint64, len(hashes), hashes.offset * 8)


@lru_cache(4096)
def _hash_of_text(value: str) -> int:
    """A page asks a dozen registers for one employer: its code is hashed once."""
    # Fetched whole: a result half read keeps its transaction open, and with it a picture without newer tables.
    ((found,),) = engine.cursor().execute(f"SELECT hash({text(value)}::VARCHAR)").fetchall()
    return int(found)


def build(connection: duckdb.DuckDBPyConnection, register: Register, path: Path) -> Lookup:
    """Read the file's searched columns and make its look-up, in memory."""
    footer = pq.read_metadata(path)
    there, rows = footer.schema.to_arrow_schema().names, footer.num_rows
    assert rows < 2**32
    arrays = {column: np.empty(rows, np.uint64) for column in columns_of(register)}
    # One reading for all: the key is made of columns that are searched too.
    hashed = ", ".join(f'{_hash(register, column, there)} AS "{column}"' for column in arrays)
    sql = f"SELECT {hashed} FROM read_parquet({text(str(path))})"
    at = 0
    for part in connection.cursor().execute(sql).to_arrow_reader(_ROWS_AT_A_TIME):
        end = at + part.num_rows
        places = np.arange(at, end, dtype=np.uint64)
        for array, column in zip(arrays.values(), part.columns, strict=True):
            np.bitwise_or(_numbers(column) & _UPPER, places, out=array[at:end])
        at = end
    assert at == rows
    with ThreadPoolExecutor(_SORTED_AT_ONCE) as pool:
        list(pool.map(np.ndarray.sort, arrays.values()))
    return Lookup(rows, arrays)


def to_bytes(lookup: Lookup, register: Register, digest: str) -> list[bytes | memoryview]:
    """The parts of its file; `digest` is the SHA-256 of the Parquet file that it was built from."""
    head = json.dumps(_head(register, digest) | {"rows": lookup.rows}).encode()
    head += b" " * (-(len(_MAGIC) + 4 + len(head)) % 8)
    return [_MAGIC, len(head).to_bytes(4, "little"), head, *(array.data for array in lookup.arrays.values())]


def open_lookup(path: Path, register: Register, digest: str) -> Lookup | None:
    """The look-up kept at `path`, mapped into memory; None where there is none that fits file, register and engine."""
    try:
        data = np.memmap(path, np.uint8, "r")
    except (FileNotFoundError, ValueError):
        return None
    start = len(_MAGIC) + 4
    if bytes(data[: len(_MAGIC)]) != _MAGIC:
        return None
    start += int.from_bytes(bytes(data[len(_MAGIC) : start]), "little")
    head = json.loads(bytes(data[len(_MAGIC) + 4 : start]))
    rows, names = head.pop("rows"), columns_of(register)
    if head != _head(register, digest) or len(data) != start + len(names) * rows * 8:
        return None
    numbers = data[start:].view(np.uint64).view(np.ndarray)
    return Lookup(rows, {name: numbers[at * rows : (at + 1) * rows] for at, name in enumerate(names)})


def _head(register: Register, digest: str) -> dict[str, object]:
    # The engine's hash may be another in its next version: then look-ups are made anew.
    engine = f"duckdb {duckdb.__version__}"
    return {"engine": engine, "of": digest, "key": list(register.key), "columns": list(columns_of(register))}


def _hash(register: Register, column: str, there: Sequence[str]) -> str:
    schema = analytic_schema(register)
    names = register.key if column == KEY else (column,)
    values = ", ".join(f"{_value(name, there)}::{SQL_TYPES[schema[name]]}" for name in names)
    return f"hash({values})"


def _value(name: str, there: Sequence[str]) -> str:
    return f'"{name}"' if name in there else "NULL"
