"""Counties by what their supervision bodies did in the year: nothing at all, or inspections without a penalty."""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.inspections import inspections
from qingchen.indicators.places import counties, county_of


def by_county(facts: Facts) -> ir.Table:
    """Every county, those without a row too: `inspected` and `penalised`, two numbers of cases of its own agencies.

    What the agency of a development zone did is done by the county in which the zone lies.
    """
    done = inspections(facts)
    county = done.mutate(division=county_of(done.division))
    sums = county.group_by("division").agg(inspected=county.in_year.sum(), penalised=county.penalised.sum())
    joined = counties(facts).left_join(sums, "division").drop("division_right")
    return joined.mutate(inspected=joined.inspected.fill_null(0), penalised=joined.penalised.fill_null(0))
