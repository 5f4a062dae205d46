"""Staff in post (在岗人员) of health administrations, supervision bodies and centres of disease control."""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.places import at

READS = (
    "person_key",
    "organisation_uscc",
    "organisation_name",
    "organisation_kind",
    "division",
    "department",
    "post",
    "duty",
    "title",
    "since",
    "left_on",
)
FULL_TIME = "full_time"
SENIOR = ("senior", "associate_senior")
SUPERVISING = ("administration", "supervision")


def staff(facts: Facts) -> ir.Table:
    """One row a person in a post on the cut-off day, at the organisation's division."""
    return facts.once("staff", lambda: _staff(facts))


def _staff(facts: Facts) -> ir.Table:
    register = facts.table("staff")
    present = register.filter(
        register.since.isnull() | (register.since <= facts.about),
        register.left_on.isnull() | (register.left_on > facts.about),
    )
    return at(present)


def staff_of(facts: Facts, kind: str, *posts: str) -> ir.Table:
    """Of one kind of organisation, of those posts (all where none is named)."""
    everybody = staff(facts)
    mine = everybody.filter(everybody.organisation_kind == kind)
    return mine.filter(mine.post.isin(posts)) if posts else mine
