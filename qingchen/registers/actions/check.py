"""Checking a received file: all its problems at once, an annotated copy to give back, and its rows staged."""

import secrets
from dataclasses import dataclass

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions.mapping_lookup import mapping_named
from qingchen.registers.annotate import annotated_workbook
from qingchen.registers.catalogue import register_named
from qingchen.registers.lateness import late_rows
from qingchen.registers.models import SealedFile, Submission
from qingchen.registers.parquet import writing_batch
from qingchen.registers.permissions import check_can_look_after
from qingchen.registers.read_table import ReadTable
from qingchen.registers.received_rows import read_received
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.staged import store as staged_store
from qingchen.registers.staged.staging import StagedFiles, Staging
from qingchen.registers.told_problems import Told, told_from
from qingchen.values.actor import Actor


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All problems, how many rows were read, and the annotated .xlsx where there are problems."""

    problems: ProblemList
    rows: int
    annotated: bytes | None


def check(actor: Actor, submission: Submission) -> CheckResult:
    """Read the received file, tell every problem, and stage the rows where none is a fault. It may be checked again
    until it is accepted or closed.

    Raises Problem.thing.not_found, submission.wrong_state, file.not_a_workbook, file.too_large, store.no_disk.
    """
    check_can_look_after(actor, submission.region.split(","))
    check_state(submission, "检查")
    with store.writing():
        read, problems, staged = _read(submission)
        annotated = annotated_workbook(read.register, read, problems) if problems else None
        kept = store.sealed_file("annotated", annotated) if annotated is not None else None
        worth = problems or read.left_out
        told = store.sealed_file("told", Told(problems, read.left_out).to_bytes()) if worth else None
        _enter(actor, submission, read.rows_read, problems.total, kept, told, staged)
    return CheckResult(problems, read.rows_read, annotated)


def told_of(submission: Submission) -> Told:
    """What the last check told; nothing where there was none. Whoever shows it has asked who may see it."""
    if submission.told_file is None:
        return Told(ProblemList(), [])
    return told_from(store.read_sealed_file(submission.told_file.path))


def check_state(submission: Submission, act: str) -> None:
    """Raises Problem.submission.wrong_state where the submission was accepted or closed."""
    if submission.state not in (Submission.State.RECEIVED, Submission.State.CHECKED):
        state = Submission.State(submission.state).label
        raise Problem("submission.wrong_state", file=submission.file_name, state=state, act=act)


def held(submission: Submission, act: str) -> Submission:
    """The submission as it stands now, locked until the transaction ends, and still open."""
    fresh = Submission.objects.select_for_update().get(pk=submission.pk)
    check_state(fresh, act)
    return fresh


def _read(submission: Submission) -> tuple[ReadTable, ProblemList, StagedFiles | None]:
    """What was read and found; the staged files where nothing was a fault."""
    register, region = register_named(submission.register), submission.region.split(",")
    keyring, day = store.keyring(), store.batch_day()
    with (
        store.open_sealed_file(submission.received_file.path) as data,
        writing_batch(store.root(), register, secrets.token_hex(12), keyring) as batch,
    ):
        staging = Staging(register, batch, submission.mode, day, keyring)
        read, problems = read_received(
            register,
            submission.file_name,
            data,
            region,
            clock.today(),
            mapping_named(submission.mapping),
            staging.append,
        )
        return read, problems, None if problems.total else staging.finish()


@transaction.atomic
def _enter(
    actor: Actor,
    submission: Submission,
    rows: int,
    problems: int,
    annotated: SealedFile | None,
    told: SealedFile | None,
    staged: StagedFiles | None,
) -> None:
    held(submission, "检查")
    staged_store.drop_staged(submission)
    for kept in (annotated, told):
        if kept is not None:
            kept.save()
    submission.state = Submission.State.CHECKED
    submission.checked_at = clock.now()
    submission.rows = rows
    submission.problem_count = problems
    submission.late_rows = _late(submission, staged) if staged else 0
    submission.annotated_file = annotated
    submission.told_file = told
    submission.save()
    if staged is not None:
        staged_store.enter_staged(submission, staged)
    details = {"register": submission.register, "rows": rows, "problems": problems}
    record(actor, "check", "submission", submission.public_id, region=submission.region, details=details)


def _late(submission: Submission, staged: StagedFiles) -> int:
    return late_rows(store.root() / staged.files.path, register_named(submission.register), staged.day)
