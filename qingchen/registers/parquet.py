"""How a batch lies in its two files: analytic columns in Parquet, sensitive ones sealed per row beside it."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from qingchen.registers import sealing
from qingchen.registers.durable import write_durably
from qingchen.registers.keyring import Keyring
from qingchen.registers.register import ColumnType, Register

PUT, WITHDRAW = "put", "withdraw"
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


def with_stand_ins(register: Register, frame: pl.DataFrame, keyring: Keyring) -> pl.DataFrame:
    """The frame with the stand-ins of each sensitive column that has any; each distinct text is keyed once."""
    for column in register.sensitive:
        clear = frame[column.name].cast(pl.String)
        for name in column.stand_ins:
            keyed = keyring.stand_ins(name, set(clear.drop_nulls().unique()))
            standing = clear.replace_strict(list(keyed), list(keyed.values()), default=None, return_dtype=pl.String)
            frame = frame.with_columns(standing.alias(name))
    return frame


def write_batch(root: Path, register: Register, uid: str, rows: pl.DataFrame, keyring: Keyring) -> BatchFiles:
    """Write both files of a batch below `root`, durably.

    rows   columns of `analytic_schema`, and the sensitive columns in clear, `_row` from 1 without gaps
    """
    assert rows["_row"].to_list() == list(range(1, rows.height + 1))
    folder = root / "batches" / register.name
    folder.mkdir(parents=True, exist_ok=True)
    schema = analytic_schema(register)
    analytic = rows.select(pl.col(name).cast(kind) for name, kind in schema.items())
    path, sealed_path = folder / f"{uid}.parquet", folder / f"{uid}.sealed.parquet"
    digest = write_durably(
        path, lambda out: analytic.write_parquet(out, compression="zstd", row_group_size=122_880, statistics=True)
    )
    key = sealing.new_key()
    sealed = _sealed(register, uid, rows, key)
    sealed_digest = write_durably(
        sealed_path, lambda out: sealed.write_parquet(out, compression="uncompressed", row_group_size=ROWS_A_GROUP)
    )
    return BatchFiles(
        uid=uid,
        path=str(path.relative_to(root)),
        digest=digest,
        sealed_path=str(sealed_path.relative_to(root)),
        sealed_digest=sealed_digest,
        wrapped_key=keyring.wrap(key, f"batch:{uid}"),
        rows=rows.height,
        withdrawals=rows.filter(pl.col("_act") == WITHDRAW).height,
    )


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
