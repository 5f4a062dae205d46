"""Of them, those alive (现存活职业性尘肺病病例数).

Counts       病例
Period       截止日的状态
Numerator    存活的病例数：档案与随访都没有在截止日前死亡的记录
Denominator  累计报告的职业性尘肺病病例数
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  没有随访到的死亡看不见
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED, case_name, patients
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = patients(facts)
    cases = cases.filter(cases.case_class == "occupational")
    return counted_elsewhere(cases, numerator=cases.living, reason="已死亡", name=case_name(cases))


indicator = Indicator(
    name="living_case_count",
    title="现存活职业性尘肺病病例数",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-02",),
    reads=FOLLOWED,
    rows=rows,
    target="living_case_count",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计",
    numerator="存活的病例数：档案与随访都没有在截止日前死亡的记录",
    denominator="累计报告的职业性尘肺病病例数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的；仅诊断为尘肺病（无法归因）的不计",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="没有随访到的死亡看不见",
    measure="count",
    unit="例",
    per_employer=False,
)
