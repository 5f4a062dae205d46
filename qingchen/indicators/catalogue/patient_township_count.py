"""Townships in which a hundred patients or more live (常住患者达到100人的乡镇数).

Counts       乡镇
Period       截止日的状态
Numerator    常住存活患者达到100人的乡镇数
Denominator  有常住存活患者的乡镇数
Source       国卫职健发〔2019〕46号（人数门槛）
Blind spots  按常住地，不按户籍地和报告地；只看得到部分患者的用户，人数会偏少
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED
from qingchen.indicators.residents import residents
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    places = residents(facts, "station")
    return counted_elsewhere(
        places, numerator=places.reached, reason="常住存活患者 " + places.people.cast("string") + " 人"
    )


indicator = Indicator(
    name="patient_township_count",
    title="常住患者达到100人的乡镇数",
    version="2",
    counted="乡镇",
    register="patients",
    items=("ZH3-07",),
    reads=FOLLOWED,
    rows=rows,
    target="patient_township_count",
    population="有常住存活患者的乡镇",
    numerator="常住存活患者达到100人的乡镇数",
    denominator="有常住存活患者的乡镇数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的；常住地没有填到乡镇的患者",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号（人数门槛）",
    blind_spots="按常住地，不按户籍地和报告地；只看得到部分患者的用户，人数会偏少",
    measure="count",
    unit="个",
    per_employer=False,
)
