"""Leads and list comparisons of a place, kept for the same picture of the facts, so that a page opens at once."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from qingchen import clock
from qingchen.indicators.facts import SharedFacts
from qingchen.inspection.models import Inspectee
from qingchen.inspection.store import place_area
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor
from qingchen.verification.list_overlap import LIST_PAIRS, READS, ListPair
from qingchen.verification.run import CheckRun, check_run
from qingchen.verification.undercount import TwoLists

_KEPT = 24
_looked: OrderedDict[tuple[Any, ...], "Looked"] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Looked:
    """What the facts of a place show today: the run of the checks, and pairs of lists with their counts."""

    run: CheckRun
    lists: list[tuple[ListPair, TwoLists]]


def looked_at(actor: Actor, place: Inspectee) -> Looked:
    """Of a place that `inspectee_for` gave: the actor's reader, narrowed to it."""
    reader = reader_of(actor, place)
    key = (reader.actor.area, reader.about, reader.batches_until)
    with _lock:
        if key in _looked:
            _looked.move_to_end(key)
            return _looked[key]
    facts = SharedFacts(reader, [READS])
    found = Looked(check_run(reader), [(pair, pair.count(facts)) for pair in LIST_PAIRS])
    with _lock:
        _looked[key] = found
        while len(_looked) > _KEPT:
            _looked.popitem(last=False)
    return found


def reader_of(actor: Actor, place: Inspectee) -> ScopedReader:
    """Today's facts of the place, no wider than the actor's own area."""
    area = place_area(place)
    assert actor.area.covers(area), "whoever may know of a place sees its rows"
    return ScopedReader(replace(actor, area=area), snapshot(clock.today()))
