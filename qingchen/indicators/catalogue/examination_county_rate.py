"""Counties with an examining institution filed for dust (设有已备案职业健康检查机构的县（市、区）比例).

Counts       县（市、区）
Period       截止日的状态
Numerator    至少有1家已备案、正常开展、含粉尘类的机构的县（市、区）数
Denominator  县（市、区）数
Source       国卫职健发〔2019〕46号；职业健康检查管理办法（2019）
Blind spots  机构在别的县设点而登记在本县的，按登记地
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
    bodies = institutions_of(facts, "examination")
    bodies = bodies.filter(bodies.filed_for_dust)
    there = number_by_place(bodies, COUNTY)
    places = counties(facts).left_join(there, "division").drop("division_right")
    return counted_elsewhere(places, numerator=places.number > 0, reason="无已备案、正常开展的机构")


indicator = Indicator(
    name="examination_county_rate",
    title="设有已备案职业健康检查机构的县（市、区）比例",
    version="2",
    counted="县（市、区）",
    register="institutions",
    items=("ZH5-08",),
    reads={"employers": EMPLOYERS, "institutions": INSTITUTIONS},
    rows=rows,
    target="examination_county_rate",
    population="截止日的县级行政区",
    numerator="至少有1家已备案、正常开展、含粉尘类的机构的县（市、区）数",
    denominator="县（市、区）数",
    exclusions="市级机构不算在县里；开发区不作为县计，其机构、文件和人员算在所在的县",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号；职业健康检查管理办法（2019）",
    blind_spots="机构在别的县设点而登记在本县的，按登记地",
    per_employer=False,
)
