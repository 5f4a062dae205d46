"""What the rows of a file would change of what is in force today: told before they are accepted."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from qingchen.registers.merged.winners import newest_rows
from qingchen.registers.parquet import PUT
from qingchen.registers.register import Register, RegisterKind


@dataclass(frozen=True, slots=True)
class Effect:
    """Counts of rows; of `gone` and `known`, of keys.

    new, replaced  put, and in force from then on
    withdrawn      to be withdrawn, and in force now
    absent         to be withdrawn, and not in force anyway
    outlived       about an earlier day than what is in force: only the time before that changes
    gone, known    of a replacing ledger: what it leaves out, of what this sender's ledger holds
    """

    new: int = 0
    replaced: int = 0
    withdrawn: int = 0
    absent: int = 0
    outlived: int = 0
    gone: int = 0
    known: int = 0


def effect_on(register: Register, rows: pl.DataFrame, versions: pl.DataFrame, today: date) -> Effect:
    """rows      of the file: the key, `_act`, `_about`
    versions  every version of their keys; columns as `versions.versions_sql`
    """
    key = list(register.key)
    newest = newest_rows(register, versions, today).select(
        *key, pl.col("_act").eq(PUT).alias("_held"), pl.col("_about").alias("_held_about")
    )
    put, held = pl.col("_act") == PUT, pl.col("_held").fill_null(False)
    older = (pl.col("_held_about") > pl.col("_about")).fill_null(False) & (register.kind is RegisterKind.STATE)
    told = rows.lazy().join(newest, on=key, how="left", nulls_equal=True)
    counts = told.select(
        new=(put & ~held & ~older).sum(),
        replaced=(put & held & ~older).sum(),
        withdrawn=(~put & held & ~older).sum(),
        absent=(~put & ~held).sum(),
        outlived=(older & (put | held)).sum(),
    ).collect()
    return Effect(**counts.row(0, named=True))


def left_out(register: Register, known: pl.DataFrame, kept: pl.DataFrame) -> int:
    """How many keys `known` of a sender's ledger are not among those `kept`."""
    keys = list(register.key)
    return known.select(keys).join(kept.select(keys), on=keys, how="anti", nulls_equal=True).height
