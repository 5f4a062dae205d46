"""Employers with a unit for occupational health, of those that must have one (职业卫生管理机构设置率).

Counts       用人单位
Period       截止日的状态
Numerator    已设置或指定职业卫生管理机构的用人单位数
Denominator  应当设置的用人单位数
Source       职业病防治法（2018）第20条；安监总局令第47号第8条
Blind spots  只看有没有设立，不看是否履职
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import number_in_force


def rows(facts: Facts) -> ir.Table:
    sites = employers(facts)
    large = sites.workers > number_in_force("health_unit_worker_threshold", facts.about)
    bound = sites.filter((sites.hazard_class != "general").fill_null(True) | large.fill_null(False))
    return counted_rows(bound, numerator=bound.health_unit.fill_null(False), reason="未设置或指定职业卫生管理机构")


indicator = Indicator(
    name="health_unit_rate",
    title="职业卫生管理机构设置率",
    version="1",
    counted="用人单位",
    register="employers",
    items=("AF1-02",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="health_unit_rate",
    population="截止日纳入专项治理范围且在产的用人单位中，职业病危害严重（较重、未填的同严重）或劳动者超过100人的",
    numerator="已设置或指定职业卫生管理机构的用人单位数",
    denominator="应当设置的用人单位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；不必设置的不计入",
    period="截止日的状态",
    basis="职业病防治法（2018）第20条；安监总局令第47号第8条",
    blind_spots="只看有没有设立，不看是否履职",
)
