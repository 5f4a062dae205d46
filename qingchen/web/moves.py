"""What one batch moved: every figure just before it was accepted and just after, from the same store."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from qingchen import clock
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import By
from qingchen.indicators.result import Result
from qingchen.problems import Problem
from qingchen.registers.catalogue import registers
from qingchen.registers.models import Batch
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import batch_of, batches_for, snapshot
from qingchen.values.actor import Actor
from qingchen.web.rates import targets, unit_areas

_KEPT = 48
_told: OrderedDict[tuple[Any, ...], list["Move"]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Move:
    """One figure that the batch changed; `before` None where the group had no line."""

    before: Result | None
    after: Result


def batches_that_move(actor: Actor, newest: int) -> list[Batch]:
    """The newest batches of the actor's area that came as files. What the round files of itself is told elsewhere."""
    sent = [name for name, register in registers().items() if register.importable]
    return list(batches_for(actor).filter(register__in=sent).order_by("-number")[:newest])


def batch_that_moves(actor: Actor, uid: str) -> Batch:
    """Raises Problem thing.not_found, of what the round filed of itself too."""
    found = batch_of(actor, uid)
    if not registers()[found.register].importable:
        raise Problem("thing.not_found", what="这个批次")
    return found


def moves_of(actor: Actor, batch: Batch, by: By, about: date) -> list[Move]:
    """The figures about `about` that are others with the batch than without it and all later ones; kept."""
    key = (actor.area, batch.uid, by, about)
    with _lock:
        if key in _told:
            _told.move_to_end(key)
            return _told[key]
    after = _results(actor, batch, by, about, batch.number)
    before = _results(actor, batch, by, about, batch.number - 1)
    known = {(one.indicator, one.group_code): one for one in before}
    found = [Move(known.get((one.indicator, one.group_code)), one) for one in after]
    found = [one for one in found if _figures(one.before) != _figures(one.after)]
    with _lock:
        _told[key] = found
        while len(_told) > _KEPT:
            _told.popitem(last=False)
    return found


def _results(actor: Actor, batch: Batch, by: By, about: date, until: int) -> list[Result]:
    facts = snapshot(about, max(clock.today(), batch.known_on)).up_to(until)
    reading = [one for one in indicators().values() if batch.register in one.reads]
    if not reading:
        return []
    return compute(ScopedReader(actor, facts), reading, by, unit_areas(), targets(), within=actor.area)


def _figures(one: Result | None) -> tuple[int, ...]:
    """Where there was no line nothing was counted."""
    if one is None:
        return (0, 0, 0, 0)
    main, whole = one.rate, one.rate_with_excluded
    return (main.numerator, main.denominator, whole.numerator, whole.denominator)
