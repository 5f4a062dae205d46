"""Counties by what their supervision bodies did in the year: nothing at all, or inspections without a penalty."""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.inspections import inspections_of_year
from qingchen.indicators.places import COUNTY, counties


def by_county(facts: Facts) -> ir.Table:
    """Every county, those without a row too: `inspected` and `penalised`, two numbers of cases of its own agencies."""
    done = inspections_of_year(facts)
    county = done.mutate(division=done.division.substr(0, COUNTY))
    sums = county.group_by("division").agg(inspected=county.count(), penalised=county.penalised.sum())
    joined = counties(facts).left_join(sums, "division").drop("division_right")
    return joined.mutate(inspected=joined.inspected.fill_null(0), penalised=joined.penalised.fill_null(0))
