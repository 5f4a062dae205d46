"""From clean rows to the rows of a batch: put or withdraw, the day each is about, its number."""

from datetime import date

import polars as pl

from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.keyring import Keyring
from qingchen.registers.parquet import PUT, WITHDRAW, clear_schema
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.stand_in_columns import StandInColumns


def rows_of(
    register: Register, frame: pl.DataFrame, act: str, day: date, with_stand_ins: StandInColumns
) -> pl.DataFrame:
    """The rows of `frame` (columns of `clear_schema`, those not there are null) with stand-ins, `_act` and `_about`.

    What an empty cell means (`defaults`) is filled in. A row without a day is about `day`, the batch's.
    """
    assert act in (PUT, WITHDRAW)
    schema = clear_schema(register)
    clean = frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )
    about = pl.col(register.about).fill_null(day) if register.about else pl.lit(day)
    keyed = clean.with_columns(pl.col(name).fill_null(value) for name, value in DEFAULTS.items() if name in schema)
    return with_stand_ins(keyed).with_columns(_act=pl.lit(act), _about=about)


def withdrawals_for(register: Register, known: pl.DataFrame, kept: pl.DataFrame, day: date) -> pl.DataFrame:
    """The withdrawals into which a replacing ledger is expanded: keys known of this sender that it no longer holds.

    known   the key columns, `_about` (day of the newest version) and `_later` (days after `day` of any version)
    kept    the key columns of the new ledger's rows

    An event no longer listed is withdrawn for its own day, as if it had not been. A state ends on `day`, and again
    on each later day on which an earlier ledger had let it begin anew.
    """
    keys = list(register.key)
    gone = known.join(kept.select(keys).unique(), on=keys, how="anti", nulls_equal=True)
    if register.kind is RegisterKind.EVENT:
        days = gone.select(*keys, "_about")
    else:
        ends = gone.select(*keys, pl.lit(day).alias("_about"))
        anew = gone.select(*keys, pl.col("_later").alias("_about")).explode("_about").drop_nulls("_about")
        days = pl.concat([ends, anew])
    return days.with_columns(_act=pl.lit(WITHDRAW))


def numbered(*parts: pl.DataFrame) -> pl.DataFrame:
    """The parts one after the other, columns that one lacks null, `_row` from 1."""
    rows = pl.concat(parts, how="diagonal")
    return rows.with_columns(_row=pl.int_range(1, rows.height + 1, dtype=pl.Int64))


def batch_rows(
    register: Register, frame: pl.DataFrame, mode: str, day: date, keyring: Keyring, known: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The rows of a batch from a file's clean rows, ready for `parquet.write_batch`.

    mode    upsert: puts; withdraw: withdrawals of the keys listed; replace: puts, and withdrawals of what of
            `known` (as `withdrawals_for` takes it) is not listed
    """
    stand_ins = StandInColumns(register, keyring)
    if mode == "withdraw":
        return numbered(rows_of(register, frame, WITHDRAW, day, stand_ins))
    puts = rows_of(register, frame, PUT, day, stand_ins)
    if mode == "upsert":
        return numbered(puts)
    assert mode == "replace"
    assert known is not None
    return numbered(puts, withdrawals_for(register, known, puts, day))
