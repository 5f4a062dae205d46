"""Ending a submission without accepting it."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.registers.actions.check import held
from qingchen.registers.models import Submission
from qingchen.registers.permissions import check_can_accept, check_can_look_after
from qingchen.registers.staged import store as staged_store
from qingchen.values.actor import Actor


@transaction.atomic
def refuse(actor: Actor, submission: Submission, reason: str) -> Submission:
    """Give it back to its sender (退回), by whoever could accept it. The same file may then be sent again.

    Raises Problem.thing.not_found, submission.own_acceptance, submission.wrong_state.
    """
    check_can_accept(actor, submission.region.split(","), submission.file_name)
    fresh = _closed(submission, "refused", "退回", reason)
    record(actor, "refuse", "submission", fresh.public_id, region=fresh.region, details={"reason": reason})
    return fresh


@transaction.atomic
def withdraw(actor: Actor, submission: Submission, reason: str = "") -> Submission:
    """Take it back (撤回) before it is accepted. Accepted rows are withdrawn by a file in mode `withdraw`.

    Raises Problem.thing.not_found, submission.wrong_state.
    """
    check_can_look_after(actor, submission.region.split(","))
    fresh = _closed(submission, "withdrawn", "撤回", reason)
    record(actor, "withdraw", "submission", fresh.public_id, region=fresh.region, details={"reason": reason})
    return fresh


def _closed(submission: Submission, state: str, act: str, reason: str) -> Submission:
    fresh = held(submission, act)
    fresh.state = state
    fresh.closed_at = clock.now()
    fresh.note = reason
    fresh.save()
    staged_store.drop_staged(fresh)
    return fresh
