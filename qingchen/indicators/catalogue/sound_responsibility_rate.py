"""Visited employers whose system of responsibility was found complete (抽查单位职业病防治责任体系健全比例).

Counts       用人单位
Period       截止日前最近一次提交
Numerator    责任制、机构、人员、制度四项（AF1-01、02、03、05）结论均为达标或不适用的单位数
Denominator  抽查单位数
Source       职业病防治法（2018）第20条
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
    visited = visited_employers(facts, "AF1-01", "AF1-02", "AF1-03", "AF1-05")
    return counted_rows(visited, numerator=visited.met, reason="责任制、机构、人员、制度有一项未达标")


indicator = Indicator(
    name="sound_responsibility_rate",
    title="抽查单位职业病防治责任体系健全比例",
    version="1",
    counted="用人单位",
    register="answers",
    items=("ZH6-01",),
    reads={"employers": EMPLOYERS, "answers": ANSWERS},
    rows=rows,
    target="sound_responsibility_rate",
    population="已提交附表2的被抽查用人单位",
    numerator="责任制、机构、人员、制度四项（AF1-01、02、03、05）结论均为达标或不适用的单位数",
    denominator="抽查单位数",
    exclusions="没有抽查的单位不计入",
    period="截止日前最近一次提交",
    basis="职业病防治法（2018）第20条",
    blind_spots="只有被抽查单位，不代表全体",
)
