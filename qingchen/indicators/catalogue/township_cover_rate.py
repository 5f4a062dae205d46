"""Townships with a co-supervisor or an enforcement officer (乡镇（街道）职业健康监督协管员覆盖率).

Counts       乡镇（街道）
Period       截止日的状态
Numerator    至少有1名在聘协管员或专兼职执法人员的乡镇（街道）数
Denominator  乡镇（街道）总数
Source       国卫职健发〔2019〕46号；吉尘防办发〔2020〕2号 二（四）
Blind spots  区划填到县的协管员落不到乡镇；人是否在岗须电话抽核
"""

import ibis.expr.types as ir

from qingchen.indicators.co_supervisors import READS as CO_SUPERVISORS
from qingchen.indicators.co_supervisors import co_supervisors
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.places import TOWNSHIP, number_by_place, townships
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_elsewhere
from qingchen.indicators.staff import READS as STAFF
from qingchen.indicators.staff import staff


def rows(facts: Facts) -> ir.Table:
    people, officers = co_supervisors(facts), staff(facts)
    officers = officers.filter(officers.post == "enforcement_officer", officers.division.length() >= TOWNSHIP)
    here = people.select(division=people.township).union(
        officers.select(division=officers.division.substr(0, TOWNSHIP))
    )
    there = number_by_place(here, TOWNSHIP)
    places = townships(facts).left_join(there, "division").drop("division_right")
    return counted_elsewhere(places, numerator=places.number > 0, reason="无协管员或执法人员")


indicator = Indicator(
    name="township_cover_rate",
    title="乡镇（街道）职业健康监督协管员覆盖率",
    version="1",
    counted="乡镇（街道）",
    register="co_supervisors",
    items=("ZH4-06",),
    reads={"employers": EMPLOYERS, "co_supervisors": CO_SUPERVISORS, "staff": STAFF},
    rows=rows,
    target="township_cover_rate",
    population="截止日的乡镇、街道",
    numerator="至少有1名在聘协管员或专兼职执法人员的乡镇（街道）数",
    denominator="乡镇（街道）总数",
    exclusions="统计用的开发区、农林牧场等类乡级单位不计入；没有乡镇名单的省不计算",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号；吉尘防办发〔2020〕2号 二（四）",
    blind_spots="区划填到县的协管员落不到乡镇；人是否在岗须电话抽核",
    per_employer=False,
)
