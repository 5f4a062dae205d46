"""Patients in need who receive living aid (基本生活困难患者生活帮扶落实率).

Counts       病例
Period       截止日的状态
Numerator    享受低保、特困供养或临时救助的患者数
Denominator  认定基本生活困难的患者数
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  没有申请过的困难患者看不见
"""

import ibis.expr.types as ir

from qingchen.indicators.aid import ALL as AID
from qingchen.indicators.aid import living_with_aid
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import case_name
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = living_with_aid(facts)
    cases = cases.filter(cases.living_aid_due)
    return counted_elsewhere(cases, numerator=cases.living_aid, reason="符合条件未享受", name=case_name(cases))


indicator = Indicator(
    name="living_aid_rate",
    title="基本生活困难患者生活帮扶落实率",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-15",),
    reads=AID,
    rows=rows,
    target="living_aid_rate",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活、低保、特困、临时救助任一项比对为享受或符合条件的",
    numerator="享受低保、特困供养或临时救助的患者数",
    denominator="认定基本生活困难的患者数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="没有申请过的困难患者看不见",
    per_employer=False,
)
