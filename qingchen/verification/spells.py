"""From when until when a person was exposed at an employer site, over all spells."""

import ibis.expr.types as ir

from qingchen.indicators.workers import KEY
from qingchen.verification.earlier import CheckFacts

READS = ("person_key", "uscc", "site_no", "spell", "exposure_from", "exposure_until", "status")


def time_at_site(facts: CheckFacts) -> ir.Table:
    """One row per person and site: `exposed_from` the first day, `left_on` the last end where every spell has one.

    `open_end`: a spell has no end, whatever its status says, so nobody knows that the person has left.
    """

    def build() -> ir.Table:
        register = facts.table("exposed_workers")
        return register.group_by(*KEY).agg(
            exposed_from=register.exposure_from.min(),
            left_on=register.exposure_until.max(),
            open_end=register.exposure_until.isnull().any(),
        )

    return facts.once("time at site", build)
