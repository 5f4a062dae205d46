"""Records that were drawn and looked up again at their source (核查样本)."""

import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.places import at

READS = ("draw_code", "register_name", "subject", "division", "result", "recounted_on")


def recounted(facts: Facts, register_name: str) -> ir.Table:
    """One row a drawn subject of the register: `agrees` where everything that was looked up agreed.

    Subjects of which nothing could be looked up (未能核查) are no evidence either way and are left out.
    """
    rows = facts.table("recounts")
    rows = rows.filter(
        rows.register_name == register_name, rows.recounted_on <= facts.about, rows.result != "not_reached"
    )
    placed = at(rows)
    return placed.group_by("draw_code", "subject").agg(
        division=placed.division.max(),
        agrees=(placed.result == "agrees").all(),
        **{column: placed[column].max() for column in TRACE},
    )
