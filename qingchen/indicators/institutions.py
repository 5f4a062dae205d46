"""Institutions (机构) that are filed and not cancelled on the cut-off day."""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.places import at
from qingchen.indicators.rows import counted_elsewhere

READS = (
    "institution_no",
    "institution_name",
    "institution_kind",
    "division",
    "filed_on",
    "valid_until",
    "scopes",
    "status",
    "department",
    "accepted_cases",
    "closed_cases",
    "overdue_cases",
)


def institutions_of(facts: Facts, kind: str) -> ir.Table:
    """One row an institution of the kind, with `filed_for_dust`: filed by the day for dust, valid, at work."""
    register = facts.table("institutions")
    mine = register.filter(register.institution_kind == kind, register.status != "cancelled")
    placed = at(mine)
    filed = (placed.filed_on <= facts.about).fill_null(False)
    valid = placed.valid_until.isnull() | (placed.valid_until >= facts.about)
    return placed.mutate(
        filed_for_dust=filed & valid & (placed.status == "active") & placed.scopes.contains("dust").fill_null(False)
    )


def diagnoses_told(facts: Facts, column: str) -> ir.Table:
    """The cases that each institution for diagnosis tells in `column`, out of those that it accepted."""
    bodies = institutions_of(facts, "diagnosis")
    told = bodies[column].fill_null(0)
    accepted = ibis.greatest(told, bodies.accepted_cases.fill_null(0))
    return counted_elsewhere(
        bodies, numerator=told, denominator=accepted, reason="其余例数", name=bodies.institution_name
    )
