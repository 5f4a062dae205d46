"""What teams found at the employers that they visited: the newest submitted form 2 of each (台账 `answers`).

Numerator and denominator are those of ratio and repeat answers.
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.population import employers

READS = (
    "inspectee_kind",
    "inspectee_code",
    "item_code",
    "numerator",
    "denominator",
    "value_text",
    "verdict",
    "submitted_on",
)
SOUND = ("met", "not_applicable")
"""Verdicts that leave nothing to blame: 达标, 不适用."""


def answers_on_site(facts: Facts, *items: str) -> ir.Table:
    """The newest answer of each visited employer to each of the items, with the employer's place."""
    rows = facts.table("answers")
    rows = rows.filter(rows.inspectee_kind == "employer", rows.submitted_on <= facts.about, rows.item_code.isin(items))
    newest_first = [ibis.desc("submitted_on"), ibis.desc("_batch"), ibis.desc("_row")]
    order = ibis.row_number().over(ibis.window(group_by=["inspectee_code", "item_code"], order_by=newest_first))
    rows = rows.mutate(order=order)
    newest = rows.filter(rows.order == 0).drop("order")
    sites = employers(facts).drop(*TRACE)
    code = sites.uscc + "-" + sites.site_no.cast("string")
    sites = sites.select("uscc", "site_no", "name", "division", "in_scope", inspectee_code=code)
    return newest.inner_join(sites, "inspectee_code")


def visited_employers(facts: Facts, *items: str) -> ir.Table:
    """One row a visited employer: `met` where every item was found 达标 or 不适用, `yes` where each was answered 是."""
    found = answers_on_site(facts, *items)
    grouped = found.group_by("uscc", "site_no", "name", "division", "in_scope").agg(
        met=found.verdict.isin(SOUND).fill_null(False).all() & (found.item_code.nunique() == len(items)),
        yes=(found.value_text == "是").fill_null(False).all(),
        **{column: found[column].max() for column in TRACE},
    )
    return grouped
