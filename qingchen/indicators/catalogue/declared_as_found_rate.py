"""Visited employers whose declaration was as found (申报内容与现场相符率).

Counts       用人单位
Period       截止日前最近一次提交
Numerator    粉尘种类、接尘人数偏差两项（AF2-02、03）结论均为达标的单位数
Denominator  抽查到已申报（AF2-01为是）的单位数
Source       职业病防治法（2018）第16条
Blind spots  只有被抽查单位，不代表全体
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.on_site import READS as ANSWERS
from qingchen.indicators.on_site import visited_employers
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    declared = visited_employers(facts, "AF2-01")
    declared = declared.filter(declared.yes).select("uscc", "site_no")
    visited = visited_employers(facts, "AF2-02", "AF2-03").inner_join(declared, ["uscc", "site_no"])
    return counted_rows(visited, numerator=visited.met, reason="粉尘种类或接尘人数与现场不符")


indicator = Indicator(
    name="declared_as_found_rate",
    title="申报内容与现场相符率",
    version="1",
    counted="用人单位",
    register="answers",
    items=("ZH6-02",),
    reads={"employers": EMPLOYERS, "answers": ANSWERS},
    rows=rows,
    target="declared_as_found_rate",
    population="已提交附表2的被抽查用人单位",
    numerator="粉尘种类、接尘人数偏差两项（AF2-02、03）结论均为达标的单位数",
    denominator="抽查到已申报（AF2-01为是）的单位数",
    exclusions="没有抽查的单位不计入",
    period="截止日前最近一次提交",
    basis="职业病防治法（2018）第16条",
    blind_spots="只有被抽查单位，不代表全体",
)
