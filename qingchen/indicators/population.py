"""The employers that rates are about.

Main population       in scope (纳入专项治理范围) and operating on the cut-off day
With excluded ones    every employer of the register but those excluded as having no dust, or as a duplicate
An employer of the main population is in the wider one whatever reason of exclusion is written against it, so that
no entry in that column alone makes a denominator smaller.
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts

NEVER_COUNTED = ("no_dust", "duplicate")

READS = (
    "uscc",
    "site_no",
    "name",
    "division",
    "in_scope",
    "production_status",
    "exclusion_reason",
    "key_industry",
    "size",
    "hazard_class",
    "managers_full_time",
    "managers_part_time",
    "workers_dust_exposed",
    "workers",
    "industry",
    "health_unit",
    "healthy_enterprise",
    "surveyed",
)


def employers(facts: Facts) -> ir.Table:
    """One row per employer site of the widest population; `division` is the code current on the cut-off day."""
    return facts.once("population", lambda: _employers(facts))


def _employers(facts: Facts) -> ir.Table:
    register = facts.table("employers")
    main = register.in_scope.fill_null(False) & (register.production_status == "operating").fill_null(False)
    never = register.exclusion_reason.isin(NEVER_COUNTED).fill_null(False)
    counted = register.mutate(in_scope=main).filter(main | ~never)
    return counted.select(
        "uscc",
        "site_no",
        "name",
        "in_scope",
        "key_industry",
        "size",
        "hazard_class",
        "managers_full_time",
        "managers_part_time",
        "workers_dust_exposed",
        "division",
        "workers",
        "industry",
        "health_unit",
        "healthy_enterprise",
        "surveyed",
        "production_status",
        *TRACE,
    )
