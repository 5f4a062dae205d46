"""The one way by which what is sealed is shown; every time it is, a line says who, what and why."""

from datetime import datetime, time
from typing import Any

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import AuditLine, User
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Submission
from qingchen.registers.permissions import MOST_OF_A_REASON, check_can_look_after, check_can_reveal
from qingchen.registers.reader import ScopedReader
from qingchen.registers.sealed_rows import open_rows
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor


@transaction.atomic
def reveal(actor: Actor, register_name: str, batch: int, row: int, reason: str) -> dict[str, Any]:
    """The sensitive columns of one row by name, dates as ISO text.

    Raises Problem.account.not_permitted, reveal.no_reason, thing.not_found, reveal.too_many.
    """
    check_can_reveal(actor, reason)
    register = register_named(register_name)
    today = clock.today()
    version = ScopedReader(actor, store.snapshot(today, store.batch_day())).version(register_name, batch, row)
    check_not_too_many(actor, "reveal", "reveals_a_day")
    held = open_rows([(batch, row)]).get((batch, row), {})
    details = {
        "register": register_name,
        "batch": version.batch,
        "row": version.row,
        "reason": reason.strip()[:MOST_OF_A_REASON],
    }
    record(actor, "reveal", "row", f"{batch}-{row}", details=details)
    return {column.name: held.get(column.name) for column in register.sensitive}


def check_not_too_many(actor: Actor, act: str, rule_name: str) -> None:
    """Raises Problem.reveal.too_many: the act's lines of today (China's day) have reached the rule's number.

    The account is held until the transaction ends, so that two at once are counted one after the other.
    """
    User.objects.select_for_update().filter(username=actor.username).first()
    limit = int(rule(rule_name, clock.today()).value)
    midnight = datetime.combine(clock.today(), time(), clock.SHANGHAI)
    if AuditLine.objects.filter(act=act, actor=actor.username, at__gte=midnight).count() >= limit:
        raise Problem("reveal.too_many", limit=limit)


@transaction.atomic
def open_received(actor: Actor, submission: Submission) -> bytes:
    """The file as it was received. Raises Problem.thing.not_found."""
    check_can_look_after(actor, submission.region.split(","))
    record(actor, "open_received", "submission", submission.public_id, region=submission.region)
    return store.read_sealed_file(submission.received_file.path)


@transaction.atomic
def open_annotated(actor: Actor, submission: Submission) -> bytes:
    """The annotated copy of the last check. Raises Problem.thing.not_found where that found no problem."""
    check_can_look_after(actor, submission.region.split(","))
    if submission.annotated_file is None:
        raise Problem("thing.not_found", what="批注文件")
    record(actor, "open_annotated", "submission", submission.public_id, region=submission.region)
    return store.read_sealed_file(submission.annotated_file.path)
