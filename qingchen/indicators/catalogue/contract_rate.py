"""Exposed workers with a written contract in force (接尘劳动者劳动合同签订率).

Counts       接尘劳动者
Period       截止日的状态
Numerator    书面劳动合同在截止日有效的人数
Denominator  在岗接尘劳动者数（含劳务派遣）
Source       劳动合同法第10条；职业病防治法（2018）第33条
Blind spots  合同是否真签须看原件、问本人；入职未满一月尚未签订的也计为未签
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.terms import READS as TERMS
from qingchen.indicators.terms import workers_with_terms
from qingchen.indicators.workers import placed


def rows(facts: Facts) -> ir.Table:
    workers = placed(workers_with_terms(facts), facts)
    return counted_rows(
        workers, numerator=workers.has_contract, reason="无有效书面劳动合同", work_position=workers.work_position
    )


indicator = Indicator(
    name="contract_rate",
    title="接尘劳动者劳动合同签订率",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=(
        "ZH6-06",
        "AF6-01",
    ),
    reads={"employers": EMPLOYERS, "exposed_workers": TERMS},
    rows=rows,
    target="contract_rate",
    population="截止日纳入专项治理范围且在产的用人单位在岗的接尘劳动者",
    numerator="书面劳动合同在截止日有效的人数",
    denominator="在岗接尘劳动者数（含劳务派遣）",
    exclusions="已调离、离岗、退休、死亡的不计入",
    period="截止日的状态",
    basis="劳动合同法第10条；职业病防治法（2018）第33条",
    blind_spots="合同是否真签须看原件、问本人；入职未满一月尚未签订的也计为未签",
)
