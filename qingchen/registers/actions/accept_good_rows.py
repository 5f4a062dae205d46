"""Accepting the good rows of a file that has faulty ones: those are given back, counted by class, kept with the file.

Off by default and only by whoever could accept the file: the rule is a file without faults. A file that is a whole
ledger (replace) is not taken in part: the rows missing from it would be withdrawn.
"""

import secrets
from collections import Counter
from collections.abc import Collection
from datetime import date

import polars as pl
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import durable, store
from qingchen.registers.actions.check import check_state, held, told_of
from qingchen.registers.actions.mapping_lookup import mapping_named
from qingchen.registers.catalogue import register_named
from qingchen.registers.given_back import given_back_workbook, refused_lines, why_not_in_part
from qingchen.registers.lateness import late_rows
from qingchen.registers.models import Batch, Submission
from qingchen.registers.parquet import BatchFiles, writing_batch
from qingchen.registers.permissions import check_can_accept, check_can_look_after
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET
from qingchen.registers.received_rows import read_received
from qingchen.registers.staged.staging import Staging, finished
from qingchen.values.actor import Actor

ACT = "接收无误的行"


def accept_good_rows(actor: Actor, submission: Submission) -> Batch:
    """The rows without a fault become one batch; the others are given back as a workbook (`open_given_back`).

    Raises Problem.thing.not_found, submission.own_acceptance, submission.wrong_state, submission.not_in_part,
    store.no_disk.
    """
    check_can_accept(actor, submission.region.split(","), submission.file_name)
    submission.refresh_from_db()
    check_state(submission, ACT)
    if submission.state != Submission.State.CHECKED or submission.checked_at is None:
        state = Submission.State(submission.state).label
        raise Problem("submission.wrong_state", file=submission.file_name, state=state, act=ACT)
    problems = told_of(submission).problems
    why = why_not_in_part(submission.mode, problems)
    if why:
        raise Problem("submission.not_in_part", file=submission.file_name, why=why)
    refused = refused_lines(problems)
    batch = None
    while batch is None:
        with store.writing():
            files, day = _write(submission, refused)
            batch = _enter(actor, submission, files, day, Counter(one.rule for one in refused.values()))
            if batch is None:
                for path in (files.path, files.sealed_path):
                    (store.root() / path).unlink()
    durable.reached("committed")
    return batch


@transaction.atomic
def open_given_back(actor: Actor, submission: Submission) -> bytes:
    """The faulty rows as they were sent, each with what is wrong with it, to be mended and sent again.

    Raises Problem.thing.not_found where no row was given back.
    """
    check_can_look_after(actor, submission.region.split(","))
    if not submission.given_back:
        raise Problem("thing.not_found", what="退回更正的行")
    record(actor, "open_given_back", "submission", submission.public_id, region=submission.region)
    with store.open_sealed_file(submission.received_file.path) as data:
        register, mapping = register_named(submission.register), mapping_named(submission.mapping)
        return given_back_workbook(data, submission.file_name, register, mapping, told_of(submission).problems)


def _write(submission: Submission, refused: Collection[tuple[str | None, int]]) -> tuple[BatchFiles, date]:
    """The file is read again, about the day of its check; lines in `refused` (sheet and line) are left out."""
    assert submission.checked_at is not None
    register, region = register_named(submission.register), submission.region.split(",")
    keyring, day = store.keyring(), store.batch_day()
    lines = pl.DataFrame(list(refused), schema={SHEET: pl.String, LINE: pl.Int64}, orient="row")
    with (
        store.open_sealed_file(submission.received_file.path) as data,
        writing_batch(store.root(), register, secrets.token_hex(12), keyring) as batch,
    ):
        staging = Staging(register, batch, submission.mode, day, keyring)

        def take(frame: pl.DataFrame) -> None:
            staging.append(frame.join(lines, on=[SHEET, LINE], how="anti", nulls_equal=True))

        checked_on = submission.checked_at.astimezone(clock.SHANGHAI).date()
        mapping = mapping_named(submission.mapping)
        _, problems = read_received(register, submission.file_name, data, region, checked_on, mapping, take)
        if refused_lines(problems).keys() - set(refused):
            raise Problem("submission.not_staged", file=submission.file_name, why="规则已更新，问题与检查时不同")
        return finished(store.root(), register, staging.finish(), day), day


@transaction.atomic
def _enter(actor: Actor, submission: Submission, files: BatchFiles, day: date, classes: Counter[str]) -> Batch | None:
    """None where the day has turned meanwhile."""
    store.hold_clock()
    fresh = held(submission, ACT)
    if fresh.checked_at != submission.checked_at:
        raise Problem("submission.not_staged", file=submission.file_name, why="刚刚重新检查过")
    if store.batch_day() != day:
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
    submission.rows = files.rows
    submission.given_back = sum(classes.values())
    submission.given_back_classes = dict(classes)
    submission.late_rows = late_rows(store.root() / files.path, register_named(submission.register), day)
    submission.save()
    details = {
        "register": submission.register,
        "batch": batch.number,
        "rows": batch.rows,
        "given_back": submission.given_back,
        "classes": submission.given_back_classes,
        "digest": batch.digest,
    }
    record(actor, "accept_good_rows", "submission", submission.public_id, region=submission.region, details=details)
    return batch
