"""Living patients with a file (一人一档建档率).

Counts       病例
Period       截止日的状态
Numerator    已建档的存活患者数
Denominator  存活患者数
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  档案实物须抽查
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED, case_name, living
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = living(facts)
    return counted_elsewhere(
        cases, numerator=cases.file_established.fill_null(False), reason="未建档", name=case_name(cases)
    )


indicator = Indicator(
    name="patient_file_rate",
    title="一人一档建档率",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-04",),
    reads=FOLLOWED,
    rows=rows,
    target="patient_file_rate",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活的",
    numerator="已建档的存活患者数",
    denominator="存活患者数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="档案实物须抽查",
    per_employer=False,
)
