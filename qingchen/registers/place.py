"""An area as a condition on a column of division codes."""

import ibis
import ibis.expr.types as ir

from qingchen.values.region import Area


def within(code: ir.StringValue, area: Area) -> ir.BooleanValue:
    """`code in area` for a whole column: the longest prefix decides, an exclusion before an inclusion as long.

    A null code is in no area.
    """
    prefixes = [(prefix, False) for prefix in area.excludes] + [(prefix, True) for prefix in area.includes]
    cases = [
        (code.startswith(prefix), ibis.literal(inside))
        for prefix, inside in sorted(prefixes, key=lambda pair: -len(pair[0]))
    ]
    return ibis.cases(*cases, else_=ibis.literal(False)) if cases else ibis.literal(False)
