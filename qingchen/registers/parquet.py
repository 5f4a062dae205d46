"""How a batch lies in its two files: analytic columns in Parquet, sensitive ones sealed per row beside it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from qingchen.registers import sealing
from qingchen.registers.durable import writing_file
from qingchen.registers.keyring import Keyring
from qingchen.registers.register import ColumnType, Register
from qingchen.registers.row_groups import RowGroups

PUT, WITHDRAW = "put", "withdraw"
ANALYTIC_ROWS_HELD = 122_880
"""Analytic rows written at a time."""
ANALYTIC_ROWS_A_GROUP = 4_096
"""Rows of a row group of the analytic file: one is read to fetch a single row (some 3 ms)."""
ROWS_A_GROUP = 20_000
"""Rows of a row group of the sealed file: one is read to open a single row (some 3 MB)."""

BOOKKEEPING: dict[str, pl.DataType] = {
    "_line": pl.Int64(),
    "_sheet": pl.String(),
    "_row": pl.Int64(),
    "_act": pl.String(),
    "_about": pl.Date(),
}
_TYPES: dict[ColumnType, pl.DataType] = {
    ColumnType.INTEGER: pl.Int64(),
    ColumnType.DECIMAL: pl.Float64(),
    ColumnType.DATE: pl.Date(),
    ColumnType.BOOLEAN: pl.Boolean(),
    ColumnType.CODES: pl.List(pl.String()),
}


@dataclass(frozen=True, slots=True)
class BatchFiles:
    """The two files of a batch: paths below the store's folder, and SHA-256 of each."""

    uid: str
    path: str
    digest: str
    sealed_path: str
    sealed_digest: str
    wrapped_key: str
    rows: int
    withdrawals: int


def type_of(kind: ColumnType) -> pl.DataType:
    return _TYPES.get(kind, pl.String())


def clear_schema(register: Register) -> dict[str, pl.DataType]:
    """Columns and types of a frame of clean rows, sensitive columns in clear, with sheet and line."""
    columns = {column.name: type_of(column.type) for column in register.columns}
    return columns | {name: BOOKKEEPING[name] for name in ("_sheet", "_line")}


def analytic_schema(register: Register) -> dict[str, pl.DataType]:
    """Columns and types of a batch's Parquet file."""
    columns = {
        name: type_of(register.by_name[name].type) if name in register.by_name else pl.String()
        for name in register.analytic_names
    }
    return columns | BOOKKEEPING


def write_batch(root: Path, register: Register, uid: str, rows: pl.DataFrame, keyring: Keyring) -> BatchFiles:
    """Write both files of a batch below `root`, durably.

    rows   columns of `analytic_schema`, and the sensitive columns in clear, `_row` from 1 without gaps
    """
    assert rows["_row"].to_list() == list(range(1, rows.height + 1))
    with writing_batch(root, register, uid, keyring) as batch:
        batch.append(rows)
        return batch.finish()


class BatchWriter:
    """Both files of a batch as its rows come, in as many pieces as one likes; rows are numbered in their order."""

    ends: tuple[Callable[[], str], Callable[[], str]]
    """What ends the two files, analytic and sealed."""

    def __init__(self, register: Register, uid: str, keyring: Keyring, analytic: RowGroups, sealed: RowGroups) -> None:
        self.rows = self.withdrawals = 0
        self._register, self._uid, self._keyring = register, uid, keyring
        self._analytic, self._sealed = analytic, sealed
        self._key = sealing.new_key()
        self._held: list[pl.DataFrame] = []

    def append(self, rows: pl.DataFrame) -> None:
        """rows   columns of `analytic_schema` but `_row`, and the sensitive columns in clear"""
        numbers = pl.int_range(self.rows + 1, self.rows + rows.height + 1, dtype=pl.Int64)
        rows = rows.with_columns(_row=numbers)
        self.rows += rows.height
        self.withdrawals += rows.filter(pl.col("_act") == WITHDRAW).height
        self._sealed.write(_sealed(self._register, self._uid, rows, self._key))
        self._held.append(
            rows.select(pl.col(name).cast(kind) for name, kind in analytic_schema(self._register).items())
        )
        if sum(frame.height for frame in self._held) >= ANALYTIC_ROWS_HELD:
            self._write_held()

    def finish(self) -> BatchFiles:
        self._write_held()
        self._analytic.close()
        self._sealed.close()
        path, sealed_path = batch_paths(self._register.name, self._uid)
        digest, sealed_digest = (end() for end in self.ends)
        return BatchFiles(
            uid=self._uid,
            path=path,
            digest=digest,
            sealed_path=sealed_path,
            sealed_digest=sealed_digest,
            wrapped_key=self._keyring.wrap(self._key, f"batch:{self._uid}"),
            rows=self.rows,
            withdrawals=self.withdrawals,
        )

    def _write_held(self) -> None:
        if self._held:
            self._analytic.write(pl.concat(self._held))
            self._held.clear()


def batch_paths(register_name: str, uid: str) -> tuple[str, str]:
    """Where the two files of a batch lie, below the store's folder."""
    return f"batches/{register_name}/{uid}.parquet", f"batches/{register_name}/{uid}.sealed.parquet"


@contextmanager
def writing_batch(root: Path, register: Register, uid: str, keyring: Keyring) -> Iterator[BatchWriter]:
    """Both files open for writing; left without `finish`, nothing of them stays."""
    path, sealed_path = (root / path for path in batch_paths(register.name, uid))
    path.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        analytic_file, end = held.enter_context(writing_file(path))
        sealed_file, end_sealed = held.enter_context(writing_file(sealed_path))
        rows = RowGroups(analytic_file, analytic_schema(register), ANALYTIC_ROWS_A_GROUP, "zstd")
        sealed = RowGroups(sealed_file, {"_row": pl.Int64(), "sealed": pl.Binary()}, ROWS_A_GROUP, "none")
        writer = BatchWriter(register, uid, keyring, held.enter_context(rows), held.enter_context(sealed))
        writer.ends = (end, end_sealed)
        yield writer


def read_sealed(path: Path, row: int) -> bytes | None:
    """The sealed blob of one row; None where the row has nothing to hide."""
    found = pl.scan_parquet(path).filter(pl.col("_row") == row).collect()
    return found["sealed"][0] if found.height else None


def _sealed(register: Register, uid: str, rows: pl.DataFrame, key: bytes) -> pl.DataFrame:
    names = [column.name for column in register.sensitive]
    schema = {"_row": pl.Int64(), "sealed": pl.Binary()}
    if not names:
        return pl.DataFrame(schema=schema)
    held = rows.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in names))
    texts = held.select(pl.struct(names).struct.json_encode()).to_series().to_list()
    numbers = held["_row"].to_list()
    return pl.DataFrame({"_row": numbers, "sealed": sealing.seal_rows(key, uid, numbers, texts)}, schema=schema)
