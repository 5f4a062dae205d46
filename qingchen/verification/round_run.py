"""All checks over all places, once for each picture of the facts: pages and reports take their place's share of it."""

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from qingchen.registers.reader import ScopedReader
from qingchen.registers.snapshot import Snapshot
from qingchen.values.actor import SYSTEM, Actor
from qingchen.values.region import EVERYWHERE
from qingchen.verification.check import Flag
from qingchen.verification.run import CheckRun, check_run

_KEPT = 4
_runs: OrderedDict[tuple[object, ...], CheckRun] = OrderedDict()
_lock = Lock()


def round_run(snapshot: Snapshot) -> CheckRun:
    """The run over every place, whoever asks: hand it on through `told_within` only.

    Who asks meanwhile for the same picture waits for it instead of making it a second time.
    """
    last = snapshot.batches[-1].uid if snapshot.batches else ""
    key = (snapshot.about, last)
    with _lock:
        if key not in _runs:
            run = check_run(over_every_place(snapshot))
            _runs[key] = replace(run, flags=[_placed(flag, snapshot) for flag in run.flags])
        _runs.move_to_end(key)
        while len(_runs) > _KEPT:
            _runs.popitem(last=False)
        return _runs[key]


def over_every_place(snapshot: Snapshot) -> ScopedReader:
    """For what joins places: nothing of its rows goes to who asks but counts, and what `told_within` lets through."""
    return ScopedReader(Actor(SYSTEM.username, SYSTEM.name, SYSTEM.role, EVERYWHERE), snapshot)


def _placed(flag: Flag, snapshot: Snapshot) -> Flag:
    """A row whose employer nobody registered lies where its sender is, as for any reader."""
    if flag.division or flag.also or flag.p_value is not None or flag.source is None:
        return flag
    return replace(flag, also=snapshot.batches.numbered(flag.source.batch).region)
