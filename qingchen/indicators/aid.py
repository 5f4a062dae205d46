"""What departments say of patients' insurance and aid (医保救助比对表), one row a person, joined by stand-ins."""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.patients import FOLLOWED, living

READS = ("person_key", "scheme", "status", "treated_on")
ALL = {**FOLLOWED, "medical_aid_matches": READS}
DUE = ("receiving", "eligible")
LIVING_AID = ("subsistence_allowance", "destitute_support", "temporary_aid")


def living_with_aid(facts: Facts) -> ir.Table:
    """Living patients with `<scheme>` (receiving) and `<scheme>_due` (receiving, or eligible without it).

    A patient without an identity number cannot be matched: nothing is received, nothing due.
    """
    return facts.once("living patients with aid", lambda: _joined(facts))


def _joined(facts: Facts) -> ir.Table:
    matches = facts.table("medical_aid_matches")

    def receiving(*schemes: str) -> ir.BooleanValue:
        return (matches.scheme.isin(schemes) & (matches.status == "receiving")).any()

    def due(*schemes: str) -> ir.BooleanValue:
        return (matches.scheme.isin(schemes) & matches.status.isin(DUE)).any()

    treated = (matches.scheme == "serious_illness_treatment") & (matches.treated_on <= facts.about)
    people = matches.group_by("person_key").agg(
        basic_insurance=receiving("basic_insurance"),
        serious_illness_insurance=receiving("serious_illness_insurance"),
        serious_illness_insurance_due=due("serious_illness_insurance"),
        medical_aid=receiving("medical_aid"),
        medical_aid_due=due("medical_aid"),
        living_aid=receiving(*LIVING_AID),
        living_aid_due=due(*LIVING_AID),
        listed_poor=receiving("registered_poor"),
        treated=(treated & (matches.status == "receiving")).any(),
    )
    joined = living(facts).left_join(people, "person_key").drop("person_key_right")
    flags = [name for name in people.columns if name != "person_key"]
    return joined.mutate(**{name: joined[name].fill_null(False) for name in flags})
