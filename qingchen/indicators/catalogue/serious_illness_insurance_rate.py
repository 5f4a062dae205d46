"""Eligible patients who receive serious illness insurance (符合条件患者大病保险待遇落实率).

Counts       病例
Period       截止日的状态
Numerator    已享受大病保险待遇的患者数
Denominator  应享受的患者数
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  符合条件与否由医保部门认定
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
    cases = cases.filter(cases.serious_illness_insurance_due)
    return counted_elsewhere(
        cases, numerator=cases.serious_illness_insurance, reason="符合条件未享受", name=case_name(cases)
    )


indicator = Indicator(
    name="serious_illness_insurance_rate",
    title="符合条件患者大病保险待遇落实率",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-13",),
    reads=AID,
    rows=rows,
    target="serious_illness_insurance_rate",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活、比对为享受或符合条件的",
    numerator="已享受大病保险待遇的患者数",
    denominator="应享受的患者数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="符合条件与否由医保部门认定",
    per_employer=False,
)
