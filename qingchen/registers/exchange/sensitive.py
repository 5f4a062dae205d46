"""The sensitive columns of rows on their way out, opened in memory a chunk at a time: masked, or clear where allowed.

Only `actions.export` asks for clear values, after permission, reason and audit line. Rows of a chunk come in the order
(batch, row), so a batch's key is unwrapped once and each row group of its sealed file read once.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from qingchen.registers import sealing
from qingchen.registers.masking import mask
from qingchen.registers.parquet import type_of
from qingchen.registers.register import Column, ColumnType, Register

Opener = Callable[[int], tuple[str, bytes, Path]]
"""By a batch's number its uid, its data key and the path of its sealed file: `store.sealed_batch`."""


def with_sensitive(
    register: Register, frames: Iterator[pl.DataFrame], opener: Opener, *, masked: bool
) -> Iterator[pl.DataFrame]:
    """Each frame with the sensitive columns of the register: masked as text, else typed; null where there is none."""
    if not register.sensitive:
        yield from frames
        return
    batches: dict[int, tuple[str, bytes, Path]] = {}
    for frame in frames:
        numbers = frame["_batch"].unique().to_list()
        batches = {number: batches.get(number) or opener(number) for number in numbers}
        held = [_opened(register, frame, number, *batches[number]) for number in sorted(numbers)]
        opened = pl.concat([pl.DataFrame(schema=_schema(register)), *held])
        whole = frame.join(opened, on=["_batch", "_row"], how="left", maintain_order="left")
        yield whole.with_columns(_masked(one, whole[one.name]) if masked else _typed(one) for one in register.sensitive)


def _opened(register: Register, frame: pl.DataFrame, number: int, uid: str, key: bytes, path: Path) -> pl.DataFrame:
    """Columns `_batch`, `_row` and the sensitive ones, of those rows of the batch that hold any."""
    rows = frame.filter(pl.col("_batch") == number)["_row"]
    near = pl.scan_parquet(path).filter(pl.col("_row").is_between(rows[0], rows[-1])).collect()
    found = near.join(rows.to_frame(), on="_row", how="semi", maintain_order="left")
    texts = sealing.open_rows(key, uid, found["_row"].to_list(), found["sealed"].to_list())
    kind = pl.Struct({one.name: _held_as(one) for one in register.sensitive})
    clear = pl.Series("clear", texts, dtype=pl.String).str.json_decode(kind).struct.unnest()
    return found.select(pl.lit(number, dtype=pl.Int64).alias("_batch"), "_row").hstack(clear)


def _schema(register: Register) -> dict[str, pl.DataType]:
    rows = {"_batch": pl.Int64(), "_row": pl.Int64()}
    return rows | {one.name: _held_as(one) for one in register.sensitive}


def _held_as(column: Column) -> pl.DataType:
    return pl.String() if column.type is ColumnType.DATE else type_of(column.type)


def _typed(column: Column) -> pl.Expr:
    value = pl.col(column.name)
    return value.str.to_date("%Y-%m-%d") if column.type is ColumnType.DATE else value


def _masked(column: Column, values: pl.Series) -> pl.Series:
    distinct = values.drop_nulls().unique()
    shown = [mask(column, str(value)) for value in distinct]
    told = values.replace_strict(distinct, shown, default=None, return_dtype=pl.String)
    return told.alias(column.name)
