"""Exposed workers in post (在岗接尘劳动者) on the cut-off day."""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.population import employers

READS = (
    "person_key",
    "uscc",
    "site_no",
    "spell",
    "work_position",
    "dust_kind",
    "exposure_from",
    "exposure_until",
    "status",
)


def workers_in_post(facts: Facts) -> ir.Table:
    """One row per person and employer site: in post, exposure begun and not ended on the cut-off day.

    A person entered twice at one site (two spells open at once) is one worker, with the newest spell; a person in
    post at two employers is a worker of each. Carries the employer's columns and the trace of the worker's row.
    """
    return facts.once("workers in post", lambda: _workers(facts))


def _workers(facts: Facts) -> ir.Table:
    register = facts.table("exposed_workers")
    present = register.filter(
        register.status == "in_post",
        register.exposure_from <= facts.about,
        register.exposure_until.isnull() | (register.exposure_until > facts.about),
    )
    newest_first = [ibis.desc("spell"), ibis.desc("_batch"), ibis.desc("_row")]
    spells = ibis.window(group_by=["person_key", "uscc", "site_no"], order_by=newest_first)
    present = present.mutate(place=ibis.row_number().over(spells))
    once = present.filter(present.place == 0).drop("place", "spell", "status", "exposure_until")
    sites = employers(facts).select("uscc", "site_no", "name", "division", "in_scope", "key_industry")
    return once.inner_join(sites, ["uscc", "site_no"]).select(
        "person_key",
        "work_position",
        "dust_kind",
        "exposure_from",
        *sites.columns,
        *TRACE,
    )
