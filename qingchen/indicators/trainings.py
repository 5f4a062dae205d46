"""Which trainings (培训) count: passed, and long enough for a first or a repeated training.

A training counts for the employer site that it names; a repeated one is one after an earlier passed training of the
same person, for the same audience, at the same site. Hours are those in force on the cut-off day.
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.rules_in_force import training_hours

READS = ("person_key", "uscc", "site_no", "audience", "trained_until", "hours", "passed")


def judged_trainings(facts: Facts, audience: str) -> ir.Table:
    """Trainings of `audience` up to the cut-off, with `enough` (passed, hours enough), `passed`, `in_year`."""
    return facts.once(f"trainings of {audience}", lambda: _judged(facts, audience))


def _judged(facts: Facts, audience: str) -> ir.Table:
    register = facts.table("trainings")
    mine = register.filter(register.audience == audience, register.trained_until <= facts.about)
    mine = mine.mutate(passed=mine.passed.fill_null(False))
    first_hours, repeat_hours = training_hours(audience, facts.about)
    person = ibis.window(group_by=["person_key", "uscc", "site_no"])
    first_passed = mine.trained_until.min(where=mine.passed).over(person)
    repeated = (first_passed < mine.trained_until).fill_null(False)
    return mine.mutate(
        enough=mine.passed & (mine.hours >= repeated.ifelse(repeat_hours, first_hours)).fill_null(False),
        in_year=mine.trained_until >= first_day_of_year(facts.about),
    )


def summary(trainings: ir.Table, key: list[str]) -> ir.Table:
    """By `key`: `trained`, `short` (passed, hours lacking), `failed`, all in the year.

    `trained_before` is the last day of an earlier training that was enough, or null; `people` counts the distinct
    persons trained in the year.
    """
    enough, in_year = trainings.enough, trainings.in_year
    return trainings.group_by(key).agg(
        trained=(enough & in_year).any(),
        short=(trainings.passed & ~enough & in_year).any(),
        failed=(~trainings.passed & in_year).any(),
        trained_before=trainings.trained_until.max(where=enough & ~in_year),
        people=trainings.person_key.nunique(where=enough & in_year),
    )


def why_untrained(short: ir.BooleanValue, failed: ir.BooleanValue) -> ir.StringValue:
    """The reason, in Chinese, from the two flags of `summary`."""
    return ibis.cases(
        (short.fill_null(False), "本年度培训学时不足"),
        (failed.fill_null(False), "本年度培训考核未合格"),
        else_="本年度无培训记录",
    )
