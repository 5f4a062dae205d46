"""Enforcement (监督执法): inspections of the year with a document, penalties, cases filed, corrections ordered."""

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
    "correct_by",
    "rechecked_on",
    "recheck_result",
)
PENALTIES = ("warning", "fine", "stop_work")
FILED = (*PENALTIES, "closure_proposed", "transferred")


def inspections(facts: Facts) -> ir.Table:
    """Inspections up to the cut-off day that left a numbered document, with `penalised`, `filed`, `ordered`.

    `division` is the agency's; `site_no` is never null.
    """
    return facts.once("inspections", lambda: _inspections(facts))


def inspections_of_year(facts: Facts) -> ir.Table:
    done = inspections(facts)
    return done.filter(done.inspected_on >= first_day_of_year(facts.about))


def _inspections(facts: Facts) -> ir.Table:
    cases = facts.table("enforcement_cases")
    cases = cases.filter(cases.inspected_on <= facts.about, cases.document_no.notnull())
    placed = _at_agency(facts, cases)
    return placed.mutate(
        penalised=_took(placed, PENALTIES),
        filed=_took(placed, FILED),
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
