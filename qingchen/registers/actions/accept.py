"""Accepting a checked submission: its rows become one batch, whole or not at all."""

import secrets

import polars as pl
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import durable, store
from qingchen.registers.actions.check import check_state, held
from qingchen.registers.actions.mapping_lookup import mapping_named
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Batch, Submission
from qingchen.registers.parquet import BatchFiles, write_batch
from qingchen.registers.permissions import check_can_accept
from qingchen.registers.received_rows import read_received
from qingchen.registers.register import Register
from qingchen.registers.rows import batch_rows
from qingchen.registers.snapshot import known_of
from qingchen.values.actor import Actor

ACT = "接收入账"


def accept(actor: Actor, submission: Submission) -> Batch:
    """Accept by the level above the sender. The file is read again from its sealed bytes.

    Raises Problem.thing.not_found, submission.own_acceptance, submission.wrong_state, submission.has_problems.
    """
    region = submission.region.split(",")
    check_can_accept(actor, region, submission.file_name)
    check_state(submission, ACT)
    if submission.state != Submission.State.CHECKED:
        state = Submission.State(submission.state).label
        raise Problem("submission.wrong_state", file=submission.file_name, state=state, act=ACT)
    _refuse_problems(submission, submission.problem_count)
    register = register_named(submission.register)
    data = store.read_sealed_file(submission.received_file.path)
    # About the day of its check: what that check let through, this reading does too.
    checked_on = (submission.checked_at or clock.now()).astimezone(clock.SHANGHAI).date()
    mapping = mapping_named(submission.mapping)
    read, problems = read_received(register, submission.file_name, data, region, checked_on, mapping)
    _refuse_problems(submission, problems.total)
    with store.writing():
        batch = None
        while batch is None:
            seen = store.last_number(register.name)
            files = _write(register, submission, read.frame)
            batch = _enter(actor, submission, files, seen)
            if batch is None:
                for path in (files.path, files.sealed_path):
                    (store.root() / path).unlink()
    durable.reached("committed")
    return batch


def _write(register: Register, submission: Submission, frame: pl.DataFrame) -> BatchFiles:
    day, keyring, known = store.batch_day(), store.keyring(), None
    if submission.mode == Submission.Mode.REPLACE:
        known = known_of(store.snapshot(day, day), register, submission.region.split(","), day, submission.period)
    rows = batch_rows(register, frame, submission.mode, day, keyring, known)
    return write_batch(store.root(), register, secrets.token_hex(12), rows, keyring)


@transaction.atomic
def _enter(actor: Actor, submission: Submission, files: BatchFiles, seen: int) -> Batch | None:
    """None where a replacing ledger was worked out against a register that has moved on since."""
    store.hold_clock()
    held(submission, ACT)
    if submission.mode == Submission.Mode.REPLACE and store.last_number(submission.register) != seen:
        return None
    batch = store.enter_batch(
        files,
        submission.register,
        region=submission.region,
        sender=submission.sender,
        title=submission.file_name,
        submission=submission,
    )
    submission.state = Submission.State.ACCEPTED
    submission.accepted_at = clock.now()
    submission.rows = files.rows - files.withdrawals if submission.mode == Submission.Mode.REPLACE else files.rows
    submission.save()
    details = {
        "register": submission.register,
        "batch": batch.number,
        "rows": batch.rows,
        "withdrawals": batch.withdrawals,
        "digest": batch.digest,
    }
    record(actor, "accept", "submission", submission.public_id, region=submission.region, details=details)
    return batch


def _refuse_problems(submission: Submission, count: int) -> None:
    if count:
        raise Problem("submission.has_problems", file=submission.file_name, count=count)
