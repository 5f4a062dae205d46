"""Registered poor among living patients (建档立卡贫困尘肺病患者数).

Counts       病例
Period       截止日的状态
Numerator    扶贫比对或档案记为建档立卡的患者数
Denominator  存活患者数
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  已脱贫的以比对状态为准
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
    return counted_elsewhere(
        cases,
        numerator=cases.listed_poor | cases.registered_poor.fill_null(False),
        reason="非建档立卡",
        name=case_name(cases),
    )


indicator = Indicator(
    name="registered_poor_count",
    title="建档立卡贫困尘肺病患者数",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-16",),
    reads=AID,
    rows=rows,
    target="registered_poor_count",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活的",
    numerator="扶贫比对或档案记为建档立卡的患者数",
    denominator="存活患者数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="已脱贫的以比对状态为准",
    measure="count",
    unit="人",
    per_employer=False,
)
