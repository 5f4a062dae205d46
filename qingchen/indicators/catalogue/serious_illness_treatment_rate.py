"""Registered poor patients in special treatment (建档立卡贫困尘肺病患者大病专项救治率).

Counts       病例
Period       截止日的状态
Numerator    比对或档案有截止日前大病专项救治日期的患者数
Denominator  建档立卡的存活患者数
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  是否需要救治由定点医院判断，台账没有这一列
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
    cases = cases.filter(cases.listed_poor | cases.registered_poor.fill_null(False))
    return counted_elsewhere(
        cases,
        numerator=cases.treated
        | (cases.serious_illness_treated.fill_null(False) & (cases.treated_on <= facts.about).fill_null(False)),
        reason="无专项救治记录",
        name=case_name(cases),
    )


indicator = Indicator(
    name="serious_illness_treatment_rate",
    title="建档立卡贫困尘肺病患者大病专项救治率",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-17",),
    reads=AID,
    rows=rows,
    target="serious_illness_treatment_rate",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活、建档立卡的",
    numerator="比对或档案有截止日前大病专项救治日期的患者数",
    denominator="建档立卡的存活患者数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="是否需要救治由定点医院判断，台账没有这一列",
    per_employer=False,
)
