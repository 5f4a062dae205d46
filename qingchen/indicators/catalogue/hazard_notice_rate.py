"""Contracts that tell of the hazard (合同职业病危害告知率).

Counts       接尘劳动者
Period       截止日的状态
Numerator    合同或补充协议写明粉尘危害的人数
Denominator  有有效书面劳动合同的在岗接尘劳动者数
Source       职业病防治法（2018）第33条
Blind spots  条款是否写全须看合同
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
    signed = workers.filter(workers.has_contract)
    return counted_rows(
        signed,
        numerator=signed.hazard_notice.fill_null(False),
        reason="合同未告知职业病危害",
        work_position=signed.work_position,
    )


indicator = Indicator(
    name="hazard_notice_rate",
    title="合同职业病危害告知率",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=("AF6-02",),
    reads={"employers": EMPLOYERS, "exposed_workers": TERMS},
    rows=rows,
    target="hazard_notice_rate",
    population="截止日纳入专项治理范围且在产的用人单位在岗的接尘劳动者",
    numerator="合同或补充协议写明粉尘危害的人数",
    denominator="有有效书面劳动合同的在岗接尘劳动者数",
    exclusions="没有合同的不计入",
    period="截止日的状态",
    basis="职业病防治法（2018）第33条",
    blind_spots="条款是否写全须看合同",
)
