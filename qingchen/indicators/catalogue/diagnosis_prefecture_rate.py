"""Prefectures with a diagnosis institution (设有尘肺病诊断机构的市（州）比例).

Counts       市（州）
Period       截止日的状态
Numerator    至少有1家已备案、正常开展、含粉尘类的机构的市（州）数
Denominator  市（州）数
Source       国卫职健发〔2019〕46号（T9）
Blind spots  机构在别的县设点而登记在本县的，按登记地
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.institutions import READS as INSTITUTIONS
from qingchen.indicators.institutions import institutions_of
from qingchen.indicators.places import number_by_place, prefectures
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    bodies = institutions_of(facts, "diagnosis")
    bodies = bodies.filter(bodies.filed_for_dust)
    there = number_by_place(bodies, 4)
    places = prefectures(facts).left_join(there, "division").drop("division_right")
    return counted_elsewhere(places, numerator=places.number > 0, reason="无已备案、正常开展的机构")


indicator = Indicator(
    name="diagnosis_prefecture_rate",
    title="设有尘肺病诊断机构的市（州）比例",
    version="1",
    counted="市（州）",
    register="institutions",
    items=(),
    reads={"employers": EMPLOYERS, "institutions": INSTITUTIONS},
    rows=rows,
    target="diagnosis_prefecture_rate",
    population="截止日的市级行政区",
    numerator="至少有1家已备案、正常开展、含粉尘类的机构的市（州）数",
    denominator="市（州）数",
    exclusions="无",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号（T9）",
    blind_spots="机构在别的县设点而登记在本县的，按登记地",
    per_employer=False,
)
