"""Inspections of employers this year (用人单位本年被监督检查次数).

Counts       监督检查
Period       截止日所在年度，年中应对照序时进度
Numerator    本年1月1日至截止日有文书编号的监督检查次数
Denominator  同分子
Source       职业病防治法（2018）第62条
Blind spots  单位库中没有的单位受到的检查不在内
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.inspections import READS as INSPECTIONS
from qingchen.indicators.inspections import inspections_of_year
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.workers import placed


def rows(facts: Facts) -> ir.Table:
    return counted_rows(placed(inspections_of_year(facts).drop("division"), facts), numerator=1)


indicator = Indicator(
    name="inspection_count",
    title="用人单位本年被监督检查次数",
    version="1",
    counted="监督检查",
    register="enforcement_cases",
    items=("AF9-02",),
    reads={"employers": EMPLOYERS, "enforcement_cases": INSPECTIONS},
    rows=rows,
    target="inspection_count",
    population="截止日纳入治理范围的在产用人单位",
    numerator="本年1月1日至截止日有文书编号的监督检查次数",
    denominator="同分子",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日所在年度，年中应对照序时进度",
    basis="职业病防治法（2018）第62条",
    blind_spots="单位库中没有的单位受到的检查不在内",
    measure="count",
    unit="次",
)
