"""Records that were drawn and looked up again at their source (核查样本)."""

import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.places import at

READS = ("draw_code", "subject", "division", "attribute", "reported_number", "result", "recounted_on")


def recounted(facts: Facts, *attributes: str, claimed: bool = False) -> ir.Table:
    """One row a drawn subject: `agrees` where everything that was looked up agreed.

    attributes   what was looked up: the names of the indicators whose records were drawn
    claimed      only records that were told as done: what a recount from the numerator sees
    Subjects of which nothing could be looked up (未能核查) are no evidence either way and are left out.
    """
    rows = facts.table("recounts")
    rows = rows.filter(rows.attribute.isin(attributes), rows.recounted_on <= facts.about, rows.result != "not_reached")
    placed = at(rows.filter(rows.reported_number > 0) if claimed else rows)
    return placed.group_by("draw_code", "subject").agg(
        division=placed.division.max(),
        agrees=(placed.result == "agrees").all(),
        **{column: placed[column].max() for column in TRACE},
    )
