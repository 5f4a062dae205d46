"""Living patients without work-injury insurance (未参加工伤保险的职业性尘肺病患者数).

Counts       病例
Period       截止日的状态
Numerator    救治救助分类不是已参加工伤保险的患者数
Denominator  存活的职业性尘肺病患者数
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  以档案所填为准
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED, case_name, living
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = living(facts)
    cases = cases.filter(cases.case_class == "occupational")
    return counted_elsewhere(
        cases,
        numerator=(cases.benefit_class != "insured").fill_null(True),
        reason="已参加工伤保险",
        name=case_name(cases),
    )


indicator = Indicator(
    name="uninsured_case_count",
    title="未参加工伤保险的职业性尘肺病患者数",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-10",),
    reads=FOLLOWED,
    rows=rows,
    target="uninsured_case_count",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活的职业性尘肺病患者",
    numerator="救治救助分类不是已参加工伤保险的患者数",
    denominator="存活的职业性尘肺病患者数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的；仅诊断为尘肺病（无法归因）的不计",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="以档案所填为准",
    measure="count",
    unit="人",
    per_employer=False,
)
