"""Counties whose own agencies inspected nobody this year (“零执法”县（市、区）数).

Counts       县（市、区）
Period       本年1月1日至截止日
Numerator    本年度监督检查数为0的县（市、区）数
Denominator  县（市、区）总数
Source       吉尘防办发〔2020〕2号 二（四）
Blind spots  没有报台账的县看上去就是零执法：先核实是没做还是没报
"""

import ibis.expr.types as ir

from qingchen.indicators.county_inspections import by_county
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.inspections import READS as INSPECTIONS
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    places = by_county(facts)
    return counted_elsewhere(places, numerator=places.inspected == 0, reason="有监督检查")


indicator = Indicator(
    name="zero_enforcement_county_count",
    title="“零执法”县（市、区）数",
    version="2",
    counted="县（市、区）",
    register="enforcement_cases",
    items=("ZH4-15",),
    reads={"employers": EMPLOYERS, "enforcement_cases": INSPECTIONS},
    rows=rows,
    target="zero_enforcement_county_count",
    population="截止日的县级行政区，包括台账中一行也没有的",
    numerator="本年度监督检查数为0的县（市、区）数",
    denominator="县（市、区）总数",
    exclusions="零执法与零处罚互不重叠；市级机构的检查不算县里的；开发区机构的检查算在开发区所在的县",
    period="本年1月1日至截止日",
    basis="吉尘防办发〔2020〕2号 二（四）",
    blind_spots="没有报台账的县看上去就是零执法：先核实是没做还是没报",
    measure="count",
    unit="个",
    part="零执法",
    better="lower",
    per_employer=False,
)
