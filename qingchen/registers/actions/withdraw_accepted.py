"""Taking back an accepted submission: a new batch, after which the register stands as it would without it."""

import secrets
from typing import Any

import polars as pl
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Batch, Submission
from qingchen.registers.parquet import BatchFiles, clear_schema, write_batch
from qingchen.registers.permissions import check_can_accept
from qingchen.registers.register import Register
from qingchen.registers.rows import numbered
from qingchen.registers.sealed_rows import open_rows
from qingchen.registers.search import versions_of
from qingchen.registers.undoing import undoing
from qingchen.values.actor import Actor

ACT = "撤销入账"


def withdraw_accepted(actor: Actor, submission: Submission, reason: str) -> Batch:
    """By whoever could accept it. What was sent after it stays; what it had replaced holds again.

    Raises Problem.thing.not_found, submission.own_acceptance, submission.no_reason, submission.wrong_state.
    """
    check_can_accept(actor, submission.region.split(","), submission.file_name, ACT)
    if not reason.strip():
        raise Problem("submission.no_reason", act=ACT)
    batch = _accepted(submission)
    with store.writing():
        done = None
        while done is None:
            seen = store.last_number(submission.register)
            files = _write(batch)
            done = _enter(actor, submission, batch, files, seen, reason.strip())
            if done is None:
                for path in (files.path, files.sealed_path):
                    (store.root() / path).unlink()
    return done


def _accepted(submission: Submission) -> Batch:
    batch = Batch.objects.filter(submission=submission).first()
    if submission.state != Submission.State.ACCEPTED or batch is None:
        state = Submission.State(submission.state).label
        raise Problem("submission.wrong_state", file=submission.file_name, state=state, act=ACT)
    return batch


def _write(batch: Batch) -> BatchFiles:
    register, day, keyring = register_named(batch.register), store.batch_day(), store.keyring()
    own = pl.read_parquet(store.root() / batch.path, columns=list(register.key))
    versions = versions_of(store.snapshot(day, day), register, own.unique())
    taken_back = Batch.objects.filter(register=batch.register, undoes__isnull=False).values_list("number", "undoes_id")
    dead = {batch.number, *(number for pair in taken_back for number in pair)}
    rows = _with_sensitive(register, undoing(register, versions, dead))
    return write_batch(store.root(), register, secrets.token_hex(12), numbered(rows.drop("_row")), keyring)


def _with_sensitive(register: Register, rows: pl.DataFrame) -> pl.DataFrame:
    """The sealed columns of what is put again, opened to be sealed with the new batch; nobody sees them."""
    ids = [(batch, row) for batch, row in rows.select("_batch", "_row").iter_rows() if batch is not None]
    opened = open_rows(ids) if register.sensitive else {}
    types = clear_schema(register)
    schema = {column.name: types[column.name] for column in register.sensitive}
    held: list[dict[str, Any]] = [opened.get(one, {}) for one in rows.select("_batch", "_row").iter_rows()]
    columns = [
        pl.Series(name, [row.get(name) for row in held], dtype=pl.String if kind == pl.Date else kind, strict=False)
        .cast(kind)
        .alias(name)
        for name, kind in schema.items()
    ]
    return rows.drop("_batch").with_columns(columns)


@transaction.atomic
def _enter(
    actor: Actor, submission: Submission, batch: Batch, files: BatchFiles, seen: int, reason: str
) -> Batch | None:
    """None where the register has moved on since the rows were worked out: then they are worked out again."""
    store.hold_clock()
    fresh = Submission.objects.select_for_update().get(pk=submission.pk)
    _accepted(fresh)
    if store.last_number(submission.register) != seen:
        return None
    done = store.enter_batch(
        files,
        submission.register,
        region=submission.region,
        sender=actor.username,
        title=f"撤销第 {batch.number} 批：{submission.file_name}"[:255],
        undoes=batch,
    )
    fresh.state = submission.state = Submission.State.WITHDRAWN
    fresh.closed_at = submission.closed_at = clock.now()
    fresh.note = submission.note = reason
    fresh.save(update_fields=["state", "closed_at", "note"])
    details = {"register": submission.register, "batch": done.number, "undoes": batch.number, "reason": reason}
    record(actor, "withdraw_accepted", "submission", submission.public_id, region=submission.region, details=details)
    return done
