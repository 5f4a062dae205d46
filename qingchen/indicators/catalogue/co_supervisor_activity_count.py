"""Rounds and reports of co-supervisors since the year began (协管员巡查或报告次数).

Counts       协管员
Period       本年1月1日至截止日（以台账填报为准）
Numerator    年初以来巡查次数与报告次数之和
Denominator  同分子
Source       吉尘防办发〔2020〕2号 二（四）
Blind spots  次数是填报的，须抽看巡查记录
"""

import ibis.expr.types as ir

from qingchen.indicators.co_supervisors import READS as CO_SUPERVISORS
from qingchen.indicators.co_supervisors import co_supervisors
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    people = co_supervisors(facts)
    times = people.rounds_this_year.fill_null(0) + people.reports_this_year.fill_null(0)
    return counted_elsewhere(people, numerator=times, denominator=times, name="协管员")


indicator = Indicator(
    name="co_supervisor_activity_count",
    title="协管员巡查或报告次数",
    version="1",
    counted="协管员",
    register="co_supervisors",
    items=("ZH4-08",),
    reads={"co_supervisors": CO_SUPERVISORS},
    rows=rows,
    target="co_supervisor_activity_count",
    population="截止日在聘的协管员，按乡镇",
    numerator="年初以来巡查次数与报告次数之和",
    denominator="同分子",
    exclusions="已解聘的不计入",
    period="本年1月1日至截止日（以台账填报为准）",
    basis="吉尘防办发〔2020〕2号 二（四）",
    blind_spots="次数是填报的，须抽看巡查记录",
    measure="count",
    unit="次",
    per_employer=False,
)
