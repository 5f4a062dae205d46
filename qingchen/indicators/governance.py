"""Employers found without the conditions (不具备条件单位) and what was done about them (治理台账)."""

import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.registered import registered

READS = ("uscc", "site_no", "found_on", "action", "done_on", "acceptance")
CLOSED = ("closed", "closed_by_decision")


def governed_employers(facts: Facts) -> ir.Table:
    """One row an employer site with a finding up to the day, in scope or not, at its place.

    suspended, closing    a suspension, a closure among the measures
    done         closed by now, or every measure is done by the day and was accepted
    """
    return facts.once("governed employers", lambda: _governed(facts))


def _governed(facts: Facts) -> ir.Table:
    actions = facts.table("governance_actions")
    actions = actions.filter(actions.found_on <= facts.about)
    done = (actions.done_on <= facts.about).fill_null(False) & (
        actions.acceptance.notnull() | (actions.action == "closure")
    )
    sites = actions.group_by("uscc", "site_no").agg(
        suspended=(actions.action == "suspension").any(),
        closing=(actions.action == "closure").any(),
        all_done=done.all(),
    )
    known = registered(facts).select("uscc", "site_no", "name", "division", "in_scope", "production_status", *TRACE)
    joined = known.inner_join(sites, ["uscc", "site_no"])
    closed = joined.production_status.isin(CLOSED).fill_null(False)
    return joined.mutate(done=closed | joined.all_done.fill_null(False))
