"""Changes declared in time (重大变化按期变更申报率).

Counts       变更申报
Period       截止日前全部
Numerator    期限内（建设项目30日、其他15日）申报的件数
Denominator  写明变化日期的变更申报件数
Source       职业病危害项目申报办法（安监总局令第48号）第8条
Blind spots  有变化而没有申报的看不见
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import plus_days
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import number_in_force
from qingchen.indicators.workers import placed

CHANGES = ("uscc", "site_no", "declaration_type", "change_reason", "changed_on", "declared_on")


def rows(facts: Facts) -> ir.Table:
    register = facts.table("hazard_declarations")
    changes = register.filter(
        register.declaration_type == "change", register.changed_on.notnull(), register.declared_on <= facts.about
    )
    made = placed(changes, facts)
    project = number_in_force("declaration_change_days_project", facts.about)
    other = number_in_force("declaration_change_days_other", facts.about)
    for_project = (made.change_reason == "project").fill_null(False)
    until = for_project.ifelse(plus_days(made.changed_on, project), plus_days(made.changed_on, other))
    reason = "变化发生 " + made.changed_on.cast("string") + "，申报 " + made.declared_on.cast("string")
    return counted_rows(made, numerator=made.declared_on <= until, reason=reason)


indicator = Indicator(
    name="declaration_change_rate",
    title="重大变化按期变更申报率",
    version="1",
    counted="变更申报",
    register="hazard_declarations",
    items=("AF2-04",),
    reads={"employers": EMPLOYERS, "hazard_declarations": CHANGES},
    rows=rows,
    target="declaration_change_rate",
    population="截止日纳入专项治理范围且在产的用人单位的变更申报",
    numerator="期限内（建设项目30日、其他15日）申报的件数",
    denominator="写明变化日期的变更申报件数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；未写变化日期的不计入",
    period="截止日前全部",
    basis="职业病危害项目申报办法（安监总局令第48号）第8条",
    blind_spots="有变化而没有申报的看不见",
)
