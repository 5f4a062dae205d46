"""Every registered employer site (粉尘单位库), whether or not it is in a population of the rates."""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.places import at


def registered(facts: Facts) -> ir.Table:
    """Rows of the register at their current division, with `listed`: in scope, whatever the state of production.

    `written_scope` is the cell as it stands. Their `in_scope` is true: figures about the register itself have no second
    view with excluded employers.
    """
    sites = at(facts.table("employers"))
    return sites.mutate(
        written_scope=sites.in_scope, listed=sites.in_scope.fill_null(False), in_scope=ibis.literal(True)
    )
