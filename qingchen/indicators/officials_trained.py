"""Enforcement officers trained in the year (监督执法人员培训): passed, whatever the hours."""

import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts

READS = ("person_key", "audience", "trained_until", "passed")


def trained_people(facts: Facts, audience: str) -> ir.Table:
    """One row a person with a passed training for the audience in the cut-off's year: `person_key`, `trained`."""
    register = facts.table("trainings")
    held = register.filter(
        register.audience == audience,
        register.passed,
        register.trained_until <= facts.about,
        register.trained_until >= first_day_of_year(facts.about),
    )
    return held.group_by("person_key").agg(trained=held.count() > 0)
