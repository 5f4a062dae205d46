"""Patients with pneumoconiosis (尘肺病患者) as the rates count them, at the place that reported them.

Counted      cases without a reason for not counting (重卡, 非尘肺病, 转出) and not found to be none (重卡, 非尘肺病)
             by a follow-up, first diagnosed by the cut-off day
Living       alive in the file, not dead by the day in it, and not found dead by a follow-up up to the day

What a follow-up found stands until a later one finds otherwise: who was found alive or dead after «迁出», «重卡» or
«非尘肺病» is a case of the place, who was found alive after «死亡» lives. A loss overrules nothing.
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.places import at

READS = (
    "case_id",
    "person_key",
    "phone_key",
    "resident_division",
    "reporting_division",
    "stage",
    "first_diagnosed_on",
    "case_class",
    "benefit_class",
    "employer_payment_proof",
    "identity_missing_reason",
    "registered_poor",
    "serious_illness_treated",
    "treated_on",
    "alive",
    "died_on",
    "file_established",
    "not_counted_reason",
)
FOLLOW_UPS = ("case_id", "visited_on", "result", "lost_reason")
FOLLOWED = {"patients": READS, "follow_ups": FOLLOW_UPS}
NO_CASE = ("not_pneumoconiosis", "duplicate_card")
SEEN = ("alive", "dead")


def patients(facts: Facts) -> ir.Table:
    """One row a counted case: READS, `division` (of the report), `living`, and what the follow-ups of the year found.

    reached      found alive or dead in the year, or dead in the file
    concluded    reached, or lost with the reason written
    left_out     a follow-up found that the patient moved away: nobody of the place can visit
    """
    return facts.once("patients", lambda: _patients(facts))


def living(facts: Facts) -> ir.Table:
    counted = patients(facts)
    return counted.filter(counted.living)


def _patients(facts: Facts) -> ir.Table:
    register = facts.table("patients")
    counted = register.filter(register.not_counted_reason.isnull(), register.first_diagnosed_on <= facts.about)
    placed = at(counted, "reporting_division")
    joined = placed.left_join(_found(facts), "case_id")
    joined = joined.filter(~_stands(joined.no_case_on, joined.seen_on))
    dead_in_file = (~joined.alive.fill_null(True) & (joined.died_on <= facts.about).fill_null(True)) | (
        joined.died_on <= facts.about
    ).fill_null(False)
    dead = dead_in_file | _stands(joined.dead_on, joined.alive_on)
    reached = dead | joined.seen_in_year.fill_null(False)
    return joined.select(
        *READS,
        "division",
        *TRACE,
        living=~dead,
        reached=reached,
        concluded=reached | joined.lost_in_year.fill_null(False),
        left_out=_stands(joined.moved_on, joined.seen_on),
    )


def _stands(day: ir.DateValue, overruled_on: ir.DateValue) -> ir.BooleanValue:
    """Something was found on `day`, and nothing else on a later one."""
    return day.notnull() & (overruled_on.isnull() | (day >= overruled_on)).fill_null(False)


def _found(facts: Facts) -> ir.Table:
    """What the follow-ups up to the day found, one row a case."""
    visits = facts.table("follow_ups")
    visits = visits.filter(visits.visited_on <= facts.about)
    day, result = visits.visited_on, visits.result
    in_year = day >= first_day_of_year(facts.about)
    return visits.group_by("case_id").agg(
        alive_on=day.max(where=result == "alive"),
        dead_on=day.max(where=result == "dead"),
        seen_on=day.max(where=result.isin(SEEN)),
        no_case_on=day.max(where=result.isin(NO_CASE)),
        moved_on=day.max(where=result == "moved_out"),
        seen_in_year=(in_year & result.isin(SEEN)).any(),
        lost_in_year=(in_year & (result == "lost") & visits.lost_reason.notnull()).any(),
    )


def case_name(table: ir.Table) -> ir.StringValue:
    """What a patient's row is called: the number of the case, no person's data."""
    return ibis.literal("病例 ") + table.case_id
