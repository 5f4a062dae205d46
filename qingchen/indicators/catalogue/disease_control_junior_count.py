"""Technicians with a junior title or none (疾控职业健康初级及其他人员数).

Counts       人员
Period       截止日的状态
Numerator    初级、未评、未填职称人数
Denominator  专业技术人员数
Source       吉尘防办发〔2020〕2号 二（五）
Blind spots  职称照台账所填
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.rows import counted_elsewhere
from qingchen.indicators.staff import READS as STAFF
from qingchen.indicators.staff import SENIOR, staff_of


def rows(facts: Facts) -> ir.Table:
    people = staff_of(facts, "disease_control", "technician")
    return counted_elsewhere(
        people,
        numerator=~people.title.isin([*SENIOR, "intermediate"]).fill_null(False),
        reason="其他职称",
        name=people.organisation_name,
    )


indicator = Indicator(
    name="disease_control_junior_count",
    title="疾控职业健康初级及其他人员数",
    version="1",
    counted="人员",
    register="staff",
    items=("ZH5-03",),
    reads={"staff": STAFF},
    rows=rows,
    target="disease_control_junior_count",
    population="截止日在岗的疾控职业健康专业技术人员，按机构所在区划",
    numerator="初级、未评、未填职称人数",
    denominator="专业技术人员数",
    exclusions="已离岗的不计入",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（五）",
    blind_spots="职称照台账所填",
    measure="count",
    unit="人",
    part="初级及其他",
    per_employer=False,
)
