"""Reading every file of the store through once a day, so that a change or a loss is known before the file is needed.

What was found stands in the audit chain, which nobody can change unseen.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers import durable, store
from qingchen.values.actor import SYSTEM, Actor

NIGHT = range(1, 6)
"""Hours of the day at which it is done, since it reads everything; by day only where no night came of late."""
_SOON, _LATE = timedelta(hours=20), timedelta(hours=48)
_TOLD = 20


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What the newest check found. `told`: the first of its `faults`, a Chinese sentence each."""

    at: datetime
    files: int
    faults: int
    told: tuple[str, ...]


def check_store(actor: Actor) -> list[str]:
    """Hold every file against its digest, and write down what was found: one Chinese sentence a fault.

    Leftovers of writes are no fault here, as somebody may be writing: mending takes them out.
    Raises Problem.store.merging while batches are merged.
    """
    with _alone():
        return _checked(actor)


def check_store_if_due() -> list[str]:
    """`check_store` where the day's has not been done; no fault where it has."""
    if not _is_due():
        return []
    with _alone():
        # Another process of the server may have done it since.
        return _checked(SYSTEM) if _is_due() else []


@contextmanager
def _alone() -> Iterator[None]:
    with durable.merging(store.root()) as alone:
        if not alone:
            raise Problem("store.merging")
        yield


def _checked(actor: Actor) -> list[str]:
    files = len(store.known_files())
    faults = store.verify_store(leftovers=False)
    if faults:
        # A file taken back meanwhile is in no catalogue when it is asked again; what is damaged stays so.
        still = set(store.verify_store(leftovers=False))
        faults = [one for one in faults if one in still]
    _note(actor, files, faults)
    return faults


@transaction.atomic
def _note(actor: Actor, files: int, faults: Sequence[str]) -> None:
    details = {"files": files, "faults": len(faults), "told": faults[:_TOLD]}
    record(actor, "check_store", "store", result="failed" if faults else "done", details=details)


def last_check() -> StoreCheck | None:
    line = AuditLine.objects.filter(act="check_store").order_by("-id").first()
    if line is None:
        return None
    details = json.loads(line.details)
    return StoreCheck(line.at, details["files"], details["faults"], tuple(details["told"]))


def _is_due() -> bool:
    last, now = last_check(), clock.now()
    if last is None or now - last.at >= _LATE:
        return True
    return now - last.at >= _SOON and now.astimezone(clock.SHANGHAI).hour in NIGHT
