"""Enforcement (监督执法): inspections of the year with a document, penalties, cases filed, corrections ordered.

Every act counts in the year of its own day, so that none falls between two years: an inspection on the day of the
inspection, a penalty or another measure on the day of its decision (where none is written, of the inspection), an
order to correct on the last day of its term.
"""

from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.places import COUNTY
from qingchen.standards.divisions import moved_counties

READS = (
    "uscc",
    "site_no",
    "agency_division",
    "inspected_on",
    "document_no",
    "project_code",
    "measures",
    "decided_on",
    "correct_by",
    "rechecked_on",
    "recheck_result",
)
PENALTIES = ("warning", "fine", "stop_work")
FILED = (*PENALTIES, "closure_proposed", "transferred")


def inspections(facts: Facts) -> ir.Table:
    """Inspections up to the cut-off day that left a numbered document; `division` is the agency's.

    in_year               inspected in the year
    penalised, filed      a penalty, a measure of FILED was decided in the year, up to the day
    ordered               with an order to correct
    """
    return facts.once("inspections", lambda: _inspections(facts))


def inspections_of_year(facts: Facts) -> ir.Table:
    done = inspections(facts)
    return done.filter(done.in_year)


def inspections_handled_in_year(facts: Facts) -> ir.Table:
    """Those of the year, and those of earlier years on which something was decided in it."""
    done = inspections(facts)
    return done.filter(done.in_year | done.filed)


def _inspections(facts: Facts) -> ir.Table:
    cases = facts.table("enforcement_cases")
    cases = cases.filter(cases.inspected_on <= facts.about, cases.document_no.notnull())
    placed, first_day = _at_agency(facts, cases), first_day_of_year(facts.about)
    decided_on = ibis.coalesce(placed.decided_on, placed.inspected_on)
    decided = (decided_on >= first_day) & (decided_on <= facts.about)
    return placed.mutate(
        in_year=placed.inspected_on >= first_day,
        penalised=decided & _took(placed, PENALTIES),
        filed=decided & _took(placed, FILED),
        ordered=_took(placed, ("ordered",)),
    )


def _at_agency(facts: Facts, cases: ir.Table) -> ir.Table:
    """At the agency's division by the code of the day: a row of this register lies at its employer, not there."""
    pairs = [{"given_up": old, "now": new} for old, new in moved_counties(facts.about)]
    moved = ibis.memtable(pairs, schema=ibis.schema({"given_up": "string", "now": "string"}))
    county, below = cases.agency_division.substr(0, COUNTY), cases.agency_division.substr(COUNTY)
    joined = cases.mutate(county=county, below=below).left_join(moved, county == moved.given_up)
    return joined.mutate(division=ibis.coalesce(joined.now, joined.county) + joined.below).drop(
        "given_up", "now", "county", "below"
    )


def _took(cases: ir.Table, measures: tuple[str, ...]) -> ir.BooleanValue:
    return reduce(or_, [cases.measures.contains(measure) for measure in measures]).fill_null(False)
