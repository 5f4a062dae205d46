"""Co-supervisors (协管员) and their townships on the cut-off day."""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.places import TOWNSHIP, at

READS = (
    "person_key",
    "division",
    "appointed_on",
    "ended_on",
    "full_time",
    "rounds_this_year",
    "reports_this_year",
    "trained_on",
)


def co_supervisors(facts: Facts) -> ir.Table:
    """One row an appointed person, at the township, with `township`, its nine digits."""
    register = facts.table("co_supervisors")
    present = register.filter(
        register.appointed_on <= facts.about, register.ended_on.isnull() | (register.ended_on > facts.about)
    )
    placed = at(present)
    return placed.mutate(township=placed.division.substr(0, TOWNSHIP))
