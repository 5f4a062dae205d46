"""Of them overdue (诊断机构本年超期例数).

Counts       诊断
Period       本年1月1日至截止日（以机构填报为准）
Numerator    机构填报的超期例数
Denominator  受理例数（填报少于分子的，以分子为准）
Source       职业病诊断与鉴定管理办法
Blind spots  例数是填报的，须看诊断登记簿
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.institutions import READS as INSTITUTIONS
from qingchen.indicators.institutions import diagnoses_told


def rows(facts: Facts) -> ir.Table:
    return diagnoses_told(facts, "overdue_cases")


indicator = Indicator(
    name="overdue_diagnosis_count",
    title="诊断机构本年超期例数",
    version="1",
    counted="诊断",
    register="institutions",
    items=("ZH5-07",),
    reads={"institutions": INSTITUTIONS},
    rows=rows,
    target="overdue_diagnosis_count",
    population="截止日的职业病诊断机构，按所在区划",
    numerator="机构填报的超期例数",
    denominator="受理例数（填报少于分子的，以分子为准）",
    exclusions="已注销的机构不计入",
    period="本年1月1日至截止日（以机构填报为准）",
    basis="职业病诊断与鉴定管理办法",
    blind_spots="例数是填报的，须看诊断登记簿",
    measure="count",
    unit="例",
    part="超期",
    better="lower",
    per_employer=False,
)
