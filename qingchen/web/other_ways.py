"""The other ways of counting an item of a place, on the very facts of its frozen value and about earlier days."""

from datetime import date

from qingchen.indicators.course import month_ends
from qingchen.indicators.store import newest_run
from qingchen.inspection.models import Inspectee
from qingchen.inspection.recounts.questions import RecountQuestion
from qingchen.inspection.store import counted_area
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor
from qingchen.verification.alternatives import alternatives_of
from qingchen.verification.causes import Alternative

_MONTHS = 2


def other_ways(actor: Actor, place: Inspectee, question: RecountQuestion) -> list[Alternative]:
    """None where nothing was frozen. Whoever does not see the units that stand apart is not told their numbers."""
    run = newest_run(place.kind, place.unit.round.campaign)
    if run is None:
        return []
    until = run.batches_until

    def reader(about: date) -> ScopedReader:
        return ScopedReader(actor, snapshot(about, run.known_on).up_to(until))

    days = sorted({*month_ends(run.about, _MONTHS)[:-1], date(run.about.year - 1, 12, 31)})
    return alternatives_of(reader(run.about), question.indicator, counted_area(place), [reader(day) for day in days])
