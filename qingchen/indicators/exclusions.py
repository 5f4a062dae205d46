"""Why an employer is not in the main population (排除原因), and which ones are in none at all."""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.population import NEVER_COUNTED
from qingchen.indicators.rows import ROW_COLUMNS
from qingchen.standards.codes import code_list

_SITE = ("uscc", "site_no")


def excluded_because(rows: ir.Table, facts: Facts) -> ir.Table:
    """`rows` of excluded employers (ROW_COLUMNS), the reason now that of the exclusion."""
    register = facts.table("employers")
    why = register.select(*_SITE, excluded=_reason(register))
    return rows.left_join(why, list(_SITE)).mutate(reason=ibis._.excluded).select(*ROW_COLUMNS)


def never_counted(facts: Facts) -> ir.Table:
    """The employers that are in neither population (无粉尘、重复登记), in ROW_COLUMNS: nothing of them is counted."""
    register = facts.table("employers")
    main = register.in_scope.fill_null(False) & (register.production_status == "operating").fill_null(False)
    kept = register.filter(~main & register.exclusion_reason.isin(NEVER_COUNTED).fill_null(False))
    return kept.select(
        *_SITE,
        "name",
        "division",
        in_scope=ibis.literal(False),
        work_position=ibis.null("string"),
        numerator=ibis.literal(0, "int64"),
        denominator=ibis.literal(0, "int64"),
        reason=_reason(kept),
        **{name: kept[name] for name in TRACE},
    ).select(*ROW_COLUMNS)


def _reason(register: ir.Table) -> ir.StringValue:
    told = [
        (register.exclusion_reason == entry.code, f"不纳入治理范围：{entry.label}")
        for entry in code_list("exclusion_reason").entries
    ]
    told += [
        (register.production_status == entry.code, f"生产状态：{entry.label}")
        for entry in code_list("production_status").entries
        if entry.code != "operating"
    ]
    return ibis.cases(*told, else_="未纳入治理范围，未写原因")
