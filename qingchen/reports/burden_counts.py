"""The burden of a unit as a report tells it, each count with the id by which it is found again."""

from dataclasses import asdict

from qingchen.inspection.burden.ledger import UNITS
from qingchen.inspection.burden.store import burden_of_all
from qingchen.inspection.models import Inspectee
from qingchen.reports.content import Count, value


def burden_counts(own: Inspectee) -> tuple[Count, ...]:
    """What the unit, its county and the employers visited there were asked for; noughts are not told.

    `own` is the unit's own inspectee. Sealed visits are in it from their release on, which comes before the report.
    """
    places = own.unit.inspectees.filter(released_at__isnull=False).select_related("unit__round", "unit__team")
    told = asdict(burden_of_all(places))
    return tuple(
        Count(title, value(str(told[name]), f"burden-{own.public_id}-{name}"), measure)
        for name, (title, measure) in UNITS.items()
        if told[name]
    )
