"""Accepting a checked submission: its staged rows become one batch, whole or not at all."""

from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import durable, store
from qingchen.registers.actions.check import check_state, held
from qingchen.registers.actions.standing import known_ledger
from qingchen.registers.catalogue import register_named
from qingchen.registers.effect import left_out
from qingchen.registers.lateness import late_rows
from qingchen.registers.models import Batch, Submission
from qingchen.registers.parquet import BatchFiles
from qingchen.registers.permissions import check_can_accept
from qingchen.registers.staged import store as staged_store
from qingchen.registers.staged.staging import StagedFiles, finished, keys_of, why_not_usable
from qingchen.values.actor import Actor

ACT = "接收入账"


def accept(actor: Actor, submission: Submission, *, withdrawing: int = 0) -> Batch:
    """Accept by the level above the sender. What the check has staged is entered as it lies; the file is not read
    again.

    withdrawing   how many rows of the sender's ledger a replacing one may leave out: as many as whoever accepts has
                  seen and agreed to (`standing.effect_of`)

    Raises Problem.thing.not_found, submission.own_acceptance, submission.wrong_state, submission.has_problems,
    submission.not_staged, submission.leaves_out, store.no_disk.
    """
    check_can_accept(actor, submission.region.split(","), submission.file_name)
    submission.refresh_from_db()
    check_state(submission, ACT)
    if submission.state != Submission.State.CHECKED:
        state = Submission.State(submission.state).label
        raise Problem("submission.wrong_state", file=submission.file_name, state=state, act=ACT)
    if submission.problem_count:
        raise Problem("submission.has_problems", file=submission.file_name, count=submission.problem_count)
    staged = staged_store.staged_files(submission)
    why = why_not_usable(store.root(), staged, store.keyring()) if staged else "尚未备好"
    if staged is None or why:
        raise Problem("submission.not_staged", file=submission.file_name, why=why)
    batch = None
    while batch is None:
        with store.writing():
            seen, day = store.last_number(submission.register), store.batch_day()
            files = _finished(submission, staged, day, withdrawing)
            batch = _enter(actor, submission, staged, files, seen, day)
            if batch is None and files.path != staged.files.path:
                (store.root() / files.path).unlink()
    durable.reached("committed")
    return batch


def _finished(submission: Submission, staged: StagedFiles, day: date, withdrawing: int) -> BatchFiles:
    register, known = register_named(submission.register), None
    if submission.mode == Submission.Mode.REPLACE:
        known = known_ledger(submission, register)
        gone = left_out(register, known, keys_of(store.root(), register, staged))
        if gone > withdrawing:
            raise Problem("submission.leaves_out", file=submission.file_name, known=known.height, gone=gone)
    return finished(store.root(), register, staged, day, known)


@transaction.atomic
def _enter(
    actor: Actor, submission: Submission, staged: StagedFiles, files: BatchFiles, seen: int, day: date
) -> Batch | None:
    """None where the day has turned meanwhile, or a replacing ledger was worked out against a register that has
    moved on since: it is then worked out again."""
    store.hold_clock()
    fresh = held(submission, ACT)
    if staged_store.staged_files(fresh) != staged:
        raise Problem("submission.not_staged", file=submission.file_name, why="刚刚重新检查过")
    moved = submission.mode == Submission.Mode.REPLACE and store.last_number(submission.register) != seen
    if moved or store.batch_day() != day:
        return None
    batch = store.enter_batch(
        files,
        submission.register,
        region=submission.region,
        sender=submission.sender,
        title=submission.file_name,
        submission=submission,
    )
    staged_store.drop_staged(submission, kept=(files.path, files.sealed_path))
    submission.state = Submission.State.ACCEPTED
    submission.accepted_at = clock.now()
    submission.rows = files.rows - files.withdrawals if submission.mode == Submission.Mode.REPLACE else files.rows
    submission.late_rows = late_rows(store.root() / files.path, register_named(submission.register), day)
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
