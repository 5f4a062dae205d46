"""Leads and list comparisons of a place, kept for the same picture of the facts, so that a page opens at once."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from qingchen import clock
from qingchen.indicators.facts import SharedFacts
from qingchen.inspection.models import Inspectee, Round
from qingchen.inspection.states import TeamState
from qingchen.inspection.store import counted_area, place_area
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor, Role
from qingchen.verification.list_overlap import LIST_PAIRS, READS, ListPair
from qingchen.verification.round_run import over_every_place, round_run
from qingchen.verification.run import CheckRun
from qingchen.verification.told_within import over_several, told_within
from qingchen.verification.undercount import TwoLists

Lists = list[tuple[ListPair, TwoLists]]
_KEPT = 24
_lists: OrderedDict[tuple[Any, ...], Lists] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Looked:
    """What the facts of a place show today: its share of the round's run, and pairs of lists with their counts."""

    run: CheckRun
    lists: Lists


def looked_at(actor: Actor, place: Inspectee) -> Looked:
    """Of a place that `inspectee_for` gave: of what means others too, no more than what concerns it.

    A place learns of what it has in common with others when the last team has signed, as of its own when its own has.
    """
    reader = reader_of(actor, place)
    alone = actor.role is Role.PLACE and place.unit.round.teams.exclude(state=TeamState.SIGNED).exists()
    return Looked(told_within(round_run(reader.snapshot), reader.actor.area, alone=alone), _lists_of(reader))


def looked_at_over_all(actor: Actor, round_: Round) -> CheckRun:
    """The leads that no single unit of the round holds, for whoever sees all of them."""
    areas = [unit.area for unit in round_.units.all()]
    assert all(actor.area.covers(area) for area in areas), "only whoever sees every unit sees what joins them"
    return over_several(round_run(snapshot(clock.today())), areas)


def reader_of(actor: Actor, place: Inspectee) -> ScopedReader:
    """Today's facts of the place, no wider than the actor's own area."""
    assert actor.area.covers(place_area(place)), "whoever may know of a place sees its rows"
    area = counted_area(place)
    area = area if actor.area.covers(area) else place_area(place)
    return ScopedReader(replace(actor, area=area), snapshot(clock.today()))


def _lists_of(reader: ScopedReader) -> Lists:
    batches = reader.snapshot.batches
    key = (reader.actor.area, reader.about, batches[-1].uid if batches else "")
    with _lock:
        if key in _lists:
            _lists.move_to_end(key)
            return _lists[key]
    facts, everywhere = SharedFacts(reader, [READS]), SharedFacts(over_every_place(reader.snapshot), [READS])
    found = [(pair, pair.count(facts, everywhere)) for pair in LIST_PAIRS]
    with _lock:
        _lists[key] = found
        while len(_lists) > _KEPT:
            _lists.popitem(last=False)
    return found
