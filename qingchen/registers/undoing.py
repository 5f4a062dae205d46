"""The rows that take an accepted batch back: after them every snapshot is as it would be without the batch.

Facts are never changed and readers know puts and withdrawals only, so what the batch had covered up is put again, and
what only it had brought is withdrawn.
"""

from collections.abc import Collection

import polars as pl

from qingchen.registers.parquet import PUT, WITHDRAW
from qingchen.registers.register import Register, RegisterKind

ORDER = pl.col("_batch").cast(pl.Int64) * (1 << 32) + pl.col("_row")


def undoing(register: Register, versions: pl.DataFrame, dead: Collection[int]) -> pl.DataFrame:
    """The rows of the batch that takes a batch back, in order.

    versions   every version, of all batches, of the keys that the batch holds: analytic columns and `_batch`
    dead       numbers of the batch, of those taken back before, and of the batches that took them back: what these have
               put again may be rows of this one
    Returns the same columns (of a new withdrawal the key alone); `_batch` and `_row` name the row whose content is put
    again, null for a new withdrawal.
    """
    ordered = versions.with_columns(ORDER.alias("_order"))
    is_dead = pl.col("_batch").is_in(list(dead))
    mine, others = ordered.filter(is_dead), ordered.filter(~is_dead)
    work = _events if register.kind is RegisterKind.EVENT else _states
    rows = work(list(register.key), mine, others)
    return rows.select(versions.columns)


def _states(key: list[str], mine: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """For each key and day of the dead rows: what would hold on that day without them."""
    days = mine.group_by(*key, "_about", maintain_order=True).agg(pl.col("_order").max().alias("_mine"))
    same_day = others.group_by(*key, "_about").agg(pl.col("_order").max().alias("_later"))
    days = days.join(same_day, on=[*key, "_about"], how="left", nulls_equal=True)
    # A later batch has said something of that very day: this one no longer counts there.
    days = days.filter(pl.col("_later").is_null() | (pl.col("_later") < pl.col("_mine")))
    asked = days.select(*key, pl.col("_about").alias("_day"))
    before = asked.join(others, on=key, how="inner", nulls_equal=True).filter(pl.col("_about") <= pl.col("_day"))
    holding = before.sort("_about", "_order").group_by(*key, "_day", maintain_order=True).last()
    found = asked.join(holding, on=[*key, "_day"], how="left", nulls_equal=True)
    again = found.filter(pl.col("_act") == PUT).with_columns(_about=pl.col("_day"))
    gone = found.filter((pl.col("_act") != PUT).fill_null(True))
    ended = _withdrawals(key, gone.select(*key, "_day"), "_day", others)
    return pl.concat([again.drop("_day"), ended], how="diagonal")


def _events(key: list[str], mine: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """For each key: the newest put without the batch and the withdrawals after it; without one, a withdrawal."""
    puts = others.filter(pl.col("_act") == PUT).sort("_order").group_by(key, maintain_order=True).last()
    last = mine.group_by(key, maintain_order=True).agg(
        pl.col("_order").max().alias("_mine"), pl.col("_about").filter(pl.col("_act") == PUT).min().alias("_day")
    )
    newest = puts.select(*key, pl.col("_order").alias("_put"))
    last = last.join(newest, on=key, how="left", nulls_equal=True)
    open_ = last.filter(pl.col("_put").is_null() | (pl.col("_put") < pl.col("_mine")))
    tail = others.join(open_.select(*key, "_put"), on=key, how="inner", nulls_equal=True)
    again = tail.filter(pl.col("_order") >= pl.col("_put")).sort("_order")
    never = open_.filter(pl.col("_put").is_null() & pl.col("_day").is_not_null())
    return pl.concat([again.drop("_put"), _withdrawals(key, never, "_day", others)], how="diagonal")


def _withdrawals(key: list[str], rows: pl.DataFrame, day: str, like: pl.DataFrame) -> pl.DataFrame:
    """One for each of `rows`, effective on its `day`."""
    bare = rows.select(*key, pl.col(day).alias("_about"), pl.lit(WITHDRAW).alias("_act"))
    empty = [pl.lit(None, dtype=kind).alias(name) for name, kind in like.schema.items() if name not in bare.columns]
    return bare.with_columns(empty).select(like.columns)
