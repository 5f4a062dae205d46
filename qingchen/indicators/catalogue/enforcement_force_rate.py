"""Prefectures and counties that have an enforcement officer (有监管执法力量的市县比例).

Counts       市、县
Period       截止日的状态
Numerator    至少有1名在岗行政监管或监督执法人员的市、县数
Denominator  市级和县级行政区数
Source       国卫职健发〔2019〕46号（T8）
Blind spots  人员是否真正承担职业卫生执法看不出来；国家没有查到人数标准
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.places import COUNTY, number_by_place, prefectures_and_counties
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_elsewhere
from qingchen.indicators.staff import READS as STAFF
from qingchen.indicators.staff import SUPERVISING, staff


def rows(facts: Facts) -> ir.Table:
    everybody = staff(facts)
    officers = everybody.filter(
        everybody.organisation_kind.isin(SUPERVISING), everybody.post.isin(["enforcement_officer", "administrator"])
    )
    there = number_by_place(officers, COUNTY)
    places = prefectures_and_counties(facts).left_join(there, "division").drop("division_right")
    return counted_elsewhere(places, numerator=places.number > 0, reason="无在岗的监管或执法人员")


indicator = Indicator(
    name="enforcement_force_rate",
    title="有监管执法力量的市县比例",
    version="2",
    counted="市、县",
    register="staff",
    items=(),
    reads={"employers": EMPLOYERS, "staff": STAFF},
    rows=rows,
    target="enforcement_force_rate",
    population="截止日的市级、县级行政区",
    numerator="至少有1名在岗行政监管或监督执法人员的市、县数",
    denominator="市级和县级行政区数",
    exclusions="开发区不作为县计，其机构、文件和人员算在所在的县；市本级人员不算在县里",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号（T8）",
    blind_spots="人员是否真正承担职业卫生执法看不出来；国家没有查到人数标准",
    per_employer=False,
)
