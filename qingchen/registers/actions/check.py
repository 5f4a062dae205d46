"""Checking a received file: all its problems at once, and an annotated copy to give back."""

from dataclasses import dataclass

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions.mapping_lookup import mapping_named
from qingchen.registers.annotate import annotated_workbook
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import SealedFile, Submission
from qingchen.registers.permissions import check_can_look_after
from qingchen.registers.received_rows import read_received
from qingchen.registers.row_problem import ProblemList
from qingchen.values.actor import Actor


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All problems, how many rows were read, and the annotated .xlsx where there are problems."""

    problems: ProblemList
    rows: int
    annotated: bytes | None


def check(actor: Actor, submission: Submission) -> CheckResult:
    """Read the received file and tell every problem. It may be checked again until it is accepted or closed.

    Raises Problem.thing.not_found, submission.wrong_state, file.not_a_workbook.
    """
    check_can_look_after(actor, submission.region.split(","))
    check_state(submission, "检查")
    register = register_named(submission.register)
    data = store.read_sealed_file(submission.received_file.path)
    region, mapping = submission.region.split(","), mapping_named(submission.mapping)
    read, problems = read_received(register, submission.file_name, data, region, clock.today(), mapping)
    annotated = annotated_workbook(register, read, problems) if problems else None
    with store.writing():
        kept = store.sealed_file("annotated", annotated) if annotated is not None else None
        _enter(actor, submission, read.frame.height, problems.total, kept)
    return CheckResult(problems, read.frame.height, annotated)


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


@transaction.atomic
def _enter(actor: Actor, submission: Submission, rows: int, problems: int, annotated: SealedFile | None) -> None:
    held(submission, "检查")
    if annotated is not None:
        annotated.save()
    submission.state = Submission.State.CHECKED
    submission.checked_at = clock.now()
    submission.rows = rows
    submission.problem_count = problems
    submission.annotated_file = annotated
    submission.save()
    details = {"register": submission.register, "rows": rows, "problems": problems}
    record(actor, "check", "submission", submission.public_id, region=submission.region, details=details)
