"""The newest declaration (申报) of each employer site."""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts

READS = ("uscc", "site_no", "declaration_type", "declared_on", "dust", "workers_dust_exposed")


def newest_declarations(facts: Facts) -> ir.Table:
    """READS and the trace of one declaration per site: the newest up to the cut-off, of one day the last accepted.

    Its number of exposed workers is called `workers_declared`: the employer has one of the register's name.
    """
    register = facts.table("hazard_declarations")
    made = register.filter(register.declared_on <= facts.about)
    newest_first = [ibis.desc("declared_on"), ibis.desc("_batch"), ibis.desc("_row")]
    made = made.mutate(place=ibis.row_number().over(ibis.window(group_by=["uscc", "site_no"], order_by=newest_first)))
    newest = made.filter(made.place == 0)
    return newest.select(*READS[:-1], *TRACE, workers_declared=newest.workers_dust_exposed)
