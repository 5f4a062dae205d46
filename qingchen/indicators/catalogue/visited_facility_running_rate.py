"""Facilities found running at visited employers (抽查单位防尘设施正常运行率).

Counts       防尘设施
Period       截止日前最近一次提交
Numerator    检查时正常运行的套数（附表2 AF4-02 合计）
Denominator  应运行的套数（附表2 AF4-02 合计）
Source       职业病防治法（2018）第25条
Blind spots  只有被抽查单位，不代表全体
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.on_site import READS as ANSWERS
from qingchen.indicators.on_site import answers_on_site
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    found = answers_on_site(facts, "AF4-02")
    found = found.filter(found.denominator.notnull())
    return counted_rows(
        found, numerator=found.numerator, denominator=found.denominator, reason="附表2 AF4-02 有未计入的"
    )


indicator = Indicator(
    name="visited_facility_running_rate",
    title="抽查单位防尘设施正常运行率",
    version="1",
    counted="防尘设施",
    register="answers",
    items=("ZH6-05",),
    reads={"employers": EMPLOYERS, "answers": ANSWERS},
    rows=rows,
    target="visited_facility_running_rate",
    population="已提交附表2的被抽查用人单位",
    numerator="检查时正常运行的套数（附表2 AF4-02 合计）",
    denominator="应运行的套数（附表2 AF4-02 合计）",
    exclusions="没有抽查的单位不计入",
    period="截止日前最近一次提交",
    basis="职业病防治法（2018）第25条",
    blind_spots="只有被抽查单位，不代表全体",
)
