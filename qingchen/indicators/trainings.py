"""Who was trained (培训): passed, and long enough for a first or a repeated training.

A training counts for the employer site that it names; a repeated one is one after an earlier passed training of the
same person, for the same audience, at the same site. Hours are those in force on the cut-off day.
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.rules_in_force import training_hours
from qingchen.indicators.workers import KEY

READS = ("person_key", "uscc", "site_no", "audience", "trained_until", "hours", "passed")
AUDIENCES = ("principal", "manager", "worker")


def people_trained(facts: Facts, audience: str) -> ir.Table:
    """One row per person and site that had a training for `audience` up to the cut-off.

    trained          a training in the year was passed and had the hours
    short, failed    passed in the year without the hours; not passed in the year
    trained_before   last day of a training before the year that was passed and had the hours, or null
    """
    everybody = facts.once("people trained", lambda: _judged(facts))
    return everybody.filter(everybody.audience == audience).drop("audience")


def _judged(facts: Facts) -> ir.Table:
    register = facts.table("trainings")
    held = register.filter(register.audience.isin(AUDIENCES), register.trained_until <= facts.about)
    hours = {audience: training_hours(audience, facts.about) for audience in AUDIENCES}
    first = ibis.cases(*[(held.audience == audience, hours[audience][0]) for audience in AUDIENCES])
    repeat = ibis.cases(*[(held.audience == audience, hours[audience][1]) for audience in AUDIENCES])
    day, passed = held.trained_until, held.passed.fill_null(False)
    in_year = day >= first_day_of_year(facts.about)
    # A repeated training is later than the first passed one, so the newest with its hours says whether there is any.
    sums = held.group_by(*KEY, "audience").agg(
        first_passed=day.min(where=passed),
        long_in_year=day.max(where=passed & in_year & (held.hours >= first)),
        repeat_in_year=day.max(where=passed & in_year & (held.hours >= repeat)),
        long_before=day.max(where=passed & ~in_year & (held.hours >= first)),
        repeat_before=day.max(where=passed & ~in_year & (held.hours >= repeat)),
        passed_in_year=(passed & in_year).any(),
        failed=(~passed & in_year).any(),
    )
    trained = sums.long_in_year.notnull() | (sums.repeat_in_year > sums.first_passed).fill_null(False)
    repeated_before = (sums.repeat_before > sums.first_passed).ifelse(sums.repeat_before, ibis.null("date"))
    return sums.select(
        *KEY,
        "audience",
        "failed",
        trained=trained,
        short=sums.passed_in_year & ~trained,
        trained_before=ibis.greatest(sums.long_before, repeated_before),
    )


def by_site(people: ir.Table) -> ir.Table:
    """Per employer site: how many `people` were trained, and whether anybody's training was `short` or `failed`."""
    return people.group_by("uscc", "site_no").agg(
        people=people.trained.sum(), short=people.short.any(), failed=people.failed.any()
    )


def why_untrained(short: ir.BooleanValue, failed: ir.BooleanValue) -> ir.StringValue:
    """The reason, in Chinese, from two flags that may be null."""
    return ibis.cases(
        (short.fill_null(False), "本年度培训学时不足"),
        (failed.fill_null(False), "本年度培训考核未合格"),
        else_="本年度无培训记录",
    )
