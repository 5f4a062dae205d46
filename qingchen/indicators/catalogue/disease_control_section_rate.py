"""Counties whose centre of disease control has a section (县级疾控中心设立职业健康科室比例).

Counts       县（市、区）
Period       截止日的状态
Numerator    机构台账中疾控中心写明科室的县数
Denominator  县级行政区数
Source       吉尘防办发〔2020〕2号 二（五）
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
    bodies = institutions_of(facts, "disease_control")
    bodies = bodies.filter(bodies.department.notnull())
    there = number_by_place(bodies, COUNTY)
    places = counties(facts).left_join(there, "division").drop("division_right")
    return counted_elsewhere(places, numerator=places.number > 0, reason="机构台账未写明科室")


indicator = Indicator(
    name="disease_control_section_rate",
    title="县级疾控中心设立职业健康科室比例",
    version="2",
    counted="县（市、区）",
    register="institutions",
    items=("ZH5-02",),
    reads={"employers": EMPLOYERS, "institutions": INSTITUTIONS},
    rows=rows,
    target="disease_control_section_rate",
    population="截止日的县级行政区",
    numerator="机构台账中疾控中心写明科室的县数",
    denominator="县级行政区数",
    exclusions="市级机构不算在县里；开发区不作为县计，其机构、文件和人员算在所在的县",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（五）",
    blind_spots="三定方案是否如此须看文件",
    per_employer=False,
)
