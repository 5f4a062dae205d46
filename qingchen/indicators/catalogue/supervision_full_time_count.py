"""Full-time enforcement officers of supervision bodies (卫生监督机构职业卫生专职执法人员数).

Counts       人员
Period       截止日的状态
Numerator    专职人数
Denominator  专职与兼职合计
Source       吉尘防办发〔2020〕2号 二（四）
Blind spots  国家没有查到人数标准，不设目标；兼职是否投入须看分工
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.rows import counted_elsewhere
from qingchen.indicators.staff import READS as STAFF
from qingchen.indicators.staff import staff_of


def rows(facts: Facts) -> ir.Table:
    people = staff_of(facts, "supervision", "enforcement_officer")
    return counted_elsewhere(
        people, numerator=people.duty == "full_time", reason="非专职", name=people.organisation_name
    )


indicator = Indicator(
    name="supervision_full_time_count",
    title="卫生监督机构职业卫生专职执法人员数",
    version="1",
    counted="人员",
    register="staff",
    items=("ZH4-05",),
    reads={"staff": STAFF},
    rows=rows,
    target="supervision_full_time_count",
    population="截止日在岗的人员，按机构所在区划",
    numerator="专职人数",
    denominator="专职与兼职合计",
    exclusions="已离岗的不计入",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（四）",
    blind_spots="国家没有查到人数标准，不设目标；兼职是否投入须看分工",
    measure="count",
    unit="人",
    part="专职",
    per_employer=False,
)
