"""How an accepted submission stands today: how many of its rows still hold. Worked out when asked, never stored."""

import polars as pl

from qingchen import clock
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Batch
from qingchen.registers.search import versions_of
from qingchen.registers.undoing import ORDER

MOST_ROWS = 50_000
"""Of a larger batch it is not worked out for a page."""


def rows_holding(batch: Batch) -> int | None:
    """How many rows of the batch no later row of their key has replaced; None for a batch too large. None left: the
    submission is superseded (已被取代)."""
    if batch.rows > MOST_ROWS:
        return None
    register, today = register_named(batch.register), clock.today()
    keys = pl.read_parquet(store.root() / batch.path, columns=list(register.key)).unique()
    versions = versions_of(store.snapshot(today, max(today, store.batch_day())), register, keys)
    newest = versions.with_columns(ORDER.alias("_order")).filter(
        pl.col("_order") == pl.col("_order").max().over(*register.key)
    )
    return newest.filter(pl.col("_batch") == batch.number).height
