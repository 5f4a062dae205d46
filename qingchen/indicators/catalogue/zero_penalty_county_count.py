"""Counties that inspected but punished nobody this year (“零处罚”县（市、区）数).

Counts       县（市、区）
Period       本年1月1日至截止日
Numerator    本年度有监督检查、而本年度没有作出处罚决定的县（市、区）数
Denominator  县（市、区）总数
Source       吉尘防办发〔2020〕2号 二（四）
Blind spots  检查少的县没有处罚未必有问题，看检查数再下判断
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
    return counted_elsewhere(
        places, numerator=(places.inspected > 0) & (places.penalised == 0), reason="零执法或已有处罚"
    )


indicator = Indicator(
    name="zero_penalty_county_count",
    title="“零处罚”县（市、区）数",
    version="2",
    counted="县（市、区）",
    register="enforcement_cases",
    items=("ZH4-15",),
    reads={"employers": EMPLOYERS, "enforcement_cases": INSPECTIONS},
    rows=rows,
    target="zero_penalty_county_count",
    population="截止日的县级行政区，包括台账中一行也没有的",
    numerator="本年度有监督检查、而本年度没有作出处罚决定的县（市、区）数",
    denominator="县（市、区）总数",
    exclusions="零执法与零处罚互不重叠；市级机构的检查不算县里的；开发区机构的检查算在开发区所在的县",
    period="本年1月1日至截止日",
    basis="吉尘防办发〔2020〕2号 二（四）",
    blind_spots="检查少的县没有处罚未必有问题，看检查数再下判断",
    measure="count",
    unit="个",
    part="零处罚",
    better="lower",
    per_employer=False,
)
