"""Survey of dust hazards: of the employers to be surveyed, how many were (现状调查完成率).

Counts       用人单位
Period       截止日的状态（调查截止2020-08-31）
Numerator    已完成现场调查并审核上报的用人单位数
Denominator  应调查的用人单位数
Source       全国职业病危害现状统计调查制度
Blind spots  单位库漏登的应调查单位不在分母
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.registered import registered
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import number_in_force

FIRST_INDUSTRY, LAST_INDUSTRY = "06", "46"
"""GB/T 4754: mining 06–12, manufacturing 13–43, electricity, heat, gas and water 44–46."""


def rows(facts: Facts) -> ir.Table:
    sites = registered(facts)
    division = sites.industry.substr(0, 2)
    due = sites.filter(
        sites.production_status == "operating",
        sites.workers >= number_in_force("survey_least_workers", facts.about),
        (division >= FIRST_INDUSTRY) & (division <= LAST_INDUSTRY),
    )
    return counted_rows(due, numerator=due.surveyed.fill_null(False), reason="未完成现场调查并审核上报")


indicator = Indicator(
    name="survey_completion_rate",
    title="现状调查完成率",
    version="1",
    counted="用人单位",
    register="employers",
    items=("ZH2-02",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="survey_completion_rate",
    population="登记的在产、从业人员10人及以上的采矿、制造、电热燃水业用人单位",
    numerator="已完成现场调查并审核上报的用人单位数",
    denominator="应调查的用人单位数",
    exclusions="不在产、从业人员不足10人、其他行业的不计入",
    period="截止日的状态（调查截止2020-08-31）",
    basis="全国职业病危害现状统计调查制度",
    blind_spots="单位库漏登的应调查单位不在分母",
)
