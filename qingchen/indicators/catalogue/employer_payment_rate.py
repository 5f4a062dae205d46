"""Uninsured patients whose employer exists and pays (用人单位承担费用落实率).

Counts       病例
Period       截止日的状态
Numerator    有用人单位承担医疗和生活费用凭证的患者数
Denominator  未参保且用人单位仍存在的存活患者数
Source       职业病防治法（2018）第59条；国卫职健发〔2019〕46号
Blind spots  凭证是否足额须查支付记录
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED, case_name, living
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = living(facts)
    cases = cases.filter(cases.benefit_class == "employer")
    return counted_elsewhere(
        cases,
        numerator=cases.employer_payment_proof.notnull(),
        reason="无用人单位承担费用的凭证",
        name=case_name(cases),
    )


indicator = Indicator(
    name="employer_payment_rate",
    title="用人单位承担费用落实率",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-11",),
    reads=FOLLOWED,
    rows=rows,
    target="employer_payment_rate",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活、未参保而用人单位仍存在的",
    numerator="有用人单位承担医疗和生活费用凭证的患者数",
    denominator="未参保且用人单位仍存在的存活患者数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的",
    period="截止日的状态",
    basis="职业病防治法（2018）第59条；国卫职健发〔2019〕46号",
    blind_spots="凭证是否足额须查支付记录",
    per_employer=False,
)
