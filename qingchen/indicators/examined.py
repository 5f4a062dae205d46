"""Health examinations (职业健康检查) that a rate asks for one by one, at the employer that ordered them."""

from datetime import date, timedelta

import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.workers import KEY, placed

READS = (
    "person_key",
    "uscc",
    "site_no",
    "institution_no",
    "examined_on",
    "examination_type",
    "items",
    "chest_film_mode",
    "conclusion",
    "recheck_due_on",
    "rechecked_on",
    "reported_on",
    "worker_notified_on",
    "employer_notified_on",
    "report_card_no",
    "uploaded_on",
    "hazards",
)


def examinations_until(facts: Facts) -> ir.Table:
    """Every examination up to the cut-off day at a counted employer, with the employer's place."""
    return facts.once("examinations until", lambda: _placed(facts))


def examinations_of_year(facts: Facts) -> ir.Table:
    """Those of the cut-off's calendar year."""
    every = examinations_until(facts)
    return every.filter(every.examined_on >= first_day_of_year(facts.about))


def examined_since(facts: Facts, days: int, *types: str) -> ir.Table:
    """Key, day and type of the examinations of these types at whatever employer, from so many days before the cut-off
    day until it: for joining with people who left or came lately, of whom no earlier one is asked."""
    register = facts.table("health_examinations")
    held = register.filter(
        register.examined_on <= facts.about,
        register.examined_on >= facts.about - timedelta(days=days),
        register.examination_type.isin(types),
    )
    return held.select(*KEY, "examined_on", "examination_type")


def _placed(facts: Facts) -> ir.Table:
    register = facts.table("health_examinations")
    held = register.filter(register.examined_on <= facts.about, register.examined_on >= _earliest(facts))
    return placed(held, facts)


def _earliest(facts: Facts) -> date:
    """No rate asks further back than 24 months; older examinations stay out of the shared table."""
    first = first_day_of_year(facts.about)
    return first.replace(year=first.year - 2)
