"""Part-time technicians of centres of disease control (疾控职业健康兼职专业技术人员数).

Counts       人员
Period       截止日的状态
Numerator    兼职人数
Denominator  专职与兼职合计
Source       吉尘防办发〔2020〕2号 二（五）
Blind spots  国家没有查到人数标准，不设目标；兼职是否投入须看分工
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.rows import counted_elsewhere
from qingchen.indicators.staff import READS as STAFF
from qingchen.indicators.staff import staff_of


def rows(facts: Facts) -> ir.Table:
    people = staff_of(facts, "disease_control", "technician")
    return counted_elsewhere(
        people, numerator=people.duty == "part_time", reason="非兼职", name=people.organisation_name
    )


indicator = Indicator(
    name="disease_control_part_time_count",
    title="疾控职业健康兼职专业技术人员数",
    version="1",
    counted="人员",
    register="staff",
    items=("ZH5-03",),
    reads={"staff": STAFF},
    rows=rows,
    target="disease_control_part_time_count",
    population="截止日在岗的人员，按机构所在区划",
    numerator="兼职人数",
    denominator="专职与兼职合计",
    exclusions="已离岗的不计入",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（五）",
    blind_spots="国家没有查到人数标准，不设目标；兼职是否投入须看分工",
    measure="count",
    unit="人",
    part="兼职",
    per_employer=False,
)
