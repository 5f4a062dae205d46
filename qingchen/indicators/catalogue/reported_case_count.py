"""Cases of occupational pneumoconiosis reported so far (累计报告职业性尘肺病病例数).

Counts       病例
Period       截止日的状态
Numerator    累计报告的职业性尘肺病病例数
Denominator  同分子
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  “累计”含已死亡的，与存活数相差几倍，不可混用
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED, case_name, patients
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = patients(facts)
    cases = cases.filter(cases.case_class == "occupational")
    return counted_elsewhere(cases, numerator=1, reason="", name=case_name(cases))


indicator = Indicator(
    name="reported_case_count",
    title="累计报告职业性尘肺病病例数",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-01",),
    reads=FOLLOWED,
    rows=rows,
    target="reported_case_count",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计",
    numerator="累计报告的职业性尘肺病病例数",
    denominator="同分子",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的；仅诊断为尘肺病（无法归因）的不计",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="“累计”含已死亡的，与存活数相差几倍，不可混用",
    measure="count",
    unit="例",
    per_employer=False,
)
