"""Counties whose health administration has a section for occupational health (县级卫生健康行政部门设立职业健康
             科室比例).

Counts       县（市、区）
Period       截止日的状态
Numerator    机构台账中卫生健康行政部门写明科室的县数
Denominator  县级行政区数
Source       吉尘防办发〔2020〕2号 二（四）
Blind spots  三定方案是否如此须看文件
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.institutions import READS as INSTITUTIONS
from qingchen.indicators.institutions import institutions_of
from qingchen.indicators.places import COUNTY, counties, number_by_place
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    bodies = institutions_of(facts, "administration")
    bodies = bodies.filter(bodies.department.notnull())
    there = number_by_place(bodies, COUNTY)
    places = counties(facts).left_join(there, "division").drop("division_right")
    return counted_elsewhere(places, numerator=places.number > 0, reason="机构台账未写明科室")


indicator = Indicator(
    name="county_section_rate",
    title="县级卫生健康行政部门设立职业健康科室比例",
    version="2",
    counted="县（市、区）",
    register="institutions",
    items=("ZH4-02",),
    reads={"employers": EMPLOYERS, "institutions": INSTITUTIONS},
    rows=rows,
    target="county_section_rate",
    population="截止日的县级行政区",
    numerator="机构台账中卫生健康行政部门写明科室的县数",
    denominator="县级行政区数",
    exclusions="市级机构不算在县里；开发区不作为县计，其机构、文件和人员算在所在的县",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（四）",
    blind_spots="三定方案是否如此须看文件",
    per_employer=False,
)
