"""Enforcement officers trained this year (监督执法人员职业卫生培训率).

Counts       监督执法人员
Period       截止日所在年度，年中应对照序时进度
Numerator    本年1月1日至截止日培训合格的人数
Denominator  监督执法人员数
Source       吉尘防办发〔2020〕2号 二（四）
Blind spots  培训学时没有规定，不看学时
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.officials_trained import READS as OFFICIAL_TRAININGS
from qingchen.indicators.officials_trained import trained_people
from qingchen.indicators.rows import counted_elsewhere
from qingchen.indicators.staff import READS as STAFF
from qingchen.indicators.staff import SUPERVISING, staff


def rows(facts: Facts) -> ir.Table:
    everybody = staff(facts)
    officers = everybody.filter(everybody.post == "enforcement_officer", everybody.organisation_kind.isin(SUPERVISING))
    people = officers.left_join(trained_people(facts, "enforcement_officer"), "person_key")
    return counted_elsewhere(
        people, numerator=people.trained, reason="本年度无培训合格记录", name=people.organisation_name
    )


indicator = Indicator(
    name="officer_training_rate",
    title="监督执法人员职业卫生培训率",
    version="1",
    counted="监督执法人员",
    register="staff",
    items=("ZH4-10",),
    reads={"staff": STAFF, "trainings": OFFICIAL_TRAININGS},
    rows=rows,
    target="officer_training_rate",
    population="截止日在岗的监督执法人员，按机构所在区划",
    numerator="本年1月1日至截止日培训合格的人数",
    denominator="监督执法人员数",
    exclusions="已离岗的不计入",
    period="截止日所在年度，年中应对照序时进度",
    basis="吉尘防办发〔2020〕2号 二（四）",
    blind_spots="培训学时没有规定，不看学时",
    per_employer=False,
)
