"""Experts in the pool (专家人数).

Counts       专家
Period       截止日的状态
Numerator    在库专家人数
Denominator  同分子
Source       吉尘防办发〔2020〕2号 二（五）
Blind spots  使用是否属实须看抽取记录和专家意见
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.places import at
from qingchen.indicators.rows import counted_elsewhere

EXPERTS = ("expert_no", "division", "entered_on", "left_on", "draws_this_year")


def rows(facts: Facts) -> ir.Table:
    register = facts.table("experts")
    present = register.filter(
        register.entered_on.isnull() | (register.entered_on <= facts.about),
        register.left_on.isnull() | (register.left_on > facts.about),
    )
    people = at(present)
    return counted_elsewhere(people, numerator=1, denominator=1, name="专家")


indicator = Indicator(
    name="expert_count",
    title="专家人数",
    version="1",
    counted="专家",
    register="experts",
    items=("ZH5-05",),
    reads={"experts": EXPERTS},
    rows=rows,
    target="expert_count",
    population="截止日在库的职业健康专家，按所填区划",
    numerator="在库专家人数",
    denominator="同分子",
    exclusions="已出库的不计入",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（五）",
    blind_spots="使用是否属实须看抽取记录和专家意见",
    measure="count",
    unit="人",
    part="专家人数",
    per_employer=False,
)
