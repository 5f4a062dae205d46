"""Where the rows of a check lie: the employer site that they name, registered or not, counted in a rate or not."""

import ibis
import ibis.expr.types as ir

from qingchen.verification.earlier import CheckFacts

SITE = ("uscc", "site_no")
READS = ("uscc", "site_no", "name", "division")


def sites(facts: CheckFacts) -> ir.Table:
    """Every registered employer site: READS."""
    return facts.table("employers").select(*READS)


def at_site(rows: ir.Table, facts: CheckFacts) -> ir.Table:
    """`rows` with their site's `name` and `division`; of a site that nobody registered its code, and no division."""
    joined = rows.left_join(sites(facts), SITE)
    taken = [name for name in joined.columns if name.endswith("_right")]
    return joined.mutate(name=ibis.coalesce(joined["name"], joined["uscc"])).drop(*taken)
