"""减负台账: what each place was asked for, and what was not asked."""

from dataclasses import asdict
from typing import Any

from qingchen.inspection import store
from qingchen.inspection.burden.happened import knows_what_happened
from qingchen.inspection.burden.ledger import UNITS, Burden
from qingchen.inspection.burden.store import asks_for, burden_for, places_for
from qingchen.inspection.models import Round
from qingchen.values.actor import Actor


def page(actor: Actor, round_: Round) -> dict[str, Any]:
    """A line a place, the sum, and the requests beyond the forms."""
    places = places_for(actor, round_)
    burdens = [(one, burden_for(actor, one)) for one in places]
    total = sum((burden for _, burden in burdens), Burden())
    return {
        "partly": not all(knows_what_happened(actor, one) for one in places),
        "columns": list(UNITS.values()),
        "lines": [
            {"name": one.name, "unit": one.unit.name, "kind": one.get_kind_display(), "cells": _titled(b)}
            for one, b in burdens
        ],
        "total": _titled(total),
        "tallies": [
            (title, value, unit) for (title, unit), value in zip(UNITS.values(), asdict(total).values(), strict=True)
        ],
        "asks": [
            {
                "place": one.inspectee.name,
                "kind": one.get_kind_display(),
                "subject": one.subject,
                "refused": one.refused,
                "by": one.by.name,
                "at": one.at,
            }
            for one in asks_for(actor, round_)[:200]
        ],
        "may_ask": [one for one in places if store.may(actor, "plan_ask", one)],
    }


def _titled(burden: Burden) -> list[tuple[str, int]]:
    """Each count with its title, which stands beside it where a phone shows a row as a list."""
    return [(title, value) for (title, _), value in zip(UNITS.values(), asdict(burden).values(), strict=True)]
