"""Exposed workers in post (在岗接尘劳动者) on the cut-off day."""

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


KEY = ("person_key", "uscc", "site_no")


def workers_in_post(facts: Facts, *more: str) -> ir.Table:
    """One row per person and employer site: in post, exposure begun and not ended on the cut-off day.

    A person entered twice at one site (two spells open at once) is one worker, with the newest spell; a person in
    post at two employers is a worker of each. Employers that are in no population are still among them. `more` names
    further columns wanted.
    """
    register = facts.table("exposed_workers")
    present = register.filter(
        register.status == "in_post",
        register.exposure_from <= facts.about,
        register.exposure_until.isnull() | (register.exposure_until > facts.about),
    )
    # Second spells are few: joining with those alone is several times cheaper than ranking every worker's rows.
    repeated = present.filter(present.spell > 1)
    newest = repeated.group_by(KEY).agg(newest_spell=repeated.spell.max())
    joined = present.left_join(newest, KEY)
    once = joined.filter(joined.newest_spell.isnull() | (joined.spell == joined.newest_spell))
    return once.select(*KEY, "work_position", "dust_kind", "exposure_from", *more, *TRACE)


def placed(workers: ir.Table, facts: Facts) -> ir.Table:
    """Workers with their employer's `name, division, in_scope, key_industry`; those of no counted employer left out."""
    sites = employers(facts).select("uscc", "site_no", "name", "division", "in_scope", "key_industry")
    return workers.inner_join(sites, ["uscc", "site_no"])
