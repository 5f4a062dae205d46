"""What a submission does to what is in force: how many rows of an accepted one still hold, and what a checked one would
change. Worked out when asked, never stored."""

from dataclasses import replace

import polars as pl

from qingchen import clock
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.effect import Effect, effect_on, left_out
from qingchen.registers.merged.winners import newest_rows
from qingchen.registers.models import Batch, Submission
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.search import versions_of
from qingchen.registers.snapshot import known_of
from qingchen.registers.staged import store as staged_store
from qingchen.registers.undoing import ORDER

MOST_ROWS = 50_000
"""Of more rows it is not worked out for a page."""


def rows_holding(batch: Batch) -> int | None:
    """How many rows of the batch decide about today or a day to come; None for a batch too large. None left: the
    submission is superseded (已被取代)."""
    if batch.rows > MOST_ROWS:
        return None
    register, today = register_named(batch.register), clock.today()
    keys = pl.read_parquet(store.root() / batch.path, columns=list(register.key)).unique()
    versions = _versions(register, keys)
    deciding = newest_rows(register, versions, today).collect()
    if register.kind is RegisterKind.STATE:
        # Each day to come on which a state begins anew has a version of its own.
        later = versions.filter(pl.col("_about") > today).sort(ORDER)
        deciding = deciding.vstack(later.unique([*register.key, "_about"], keep="last").select(deciding.columns))
    return deciding.filter(pl.col("_batch") == batch.number).height


def effect_of(submission: Submission) -> Effect | None:
    """What accepting a checked submission would change; None where nothing is staged or there are too many rows, of
    which only what a replacing ledger leaves out is told."""
    staged = staged_store.staged_files(submission)
    if staged is None:
        return None
    register, effect = register_named(submission.register), None
    columns = [*register.key, "_act", "_about"]
    rows = pl.read_parquet(store.root() / staged.files.path, columns=columns)
    if rows.height <= MOST_ROWS:
        effect = effect_on(register, rows, _versions(register, rows.select(register.key).unique()), clock.today())
    if submission.mode == Submission.Mode.REPLACE:
        known = known_ledger(submission, register)
        effect = replace(effect or Effect(), gone=left_out(register, known, rows), known=known.height)
    return effect


def known_ledger(submission: Submission, register: Register) -> pl.DataFrame:
    """What the sender's ledger holds before a replacing one is accepted, as `known_of`."""
    day = store.batch_day()
    return known_of(store.snapshot(day, day), register, submission.region.split(","), day, submission.period)


def _versions(register: Register, keys: pl.DataFrame) -> pl.DataFrame:
    today = clock.today()
    return versions_of(store.snapshot(today, max(today, store.batch_day())), register, keys)
