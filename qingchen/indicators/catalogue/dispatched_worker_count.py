"""Dispatched and outsourced workers exposed to dust (劳务派遣、外包接尘人数).

Counts       接尘劳动者
Period       截止日的状态
Numerator    用工形式为劳务派遣或外包的在岗接尘人数
Denominator  在岗接尘劳动者数
Source       职业病防治法（2018）第86条
Blind spots  外包队伍没有登记的看不见；责任约定不在台账中，由检查组查合同
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
    elsewhere = workers.employment_type.isin(["dispatch", "outsourced"]).fill_null(False)
    return counted_rows(workers, numerator=elsewhere, reason="非派遣、外包", work_position=workers.work_position)


indicator = Indicator(
    name="dispatched_worker_count",
    title="劳务派遣、外包接尘人数",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=("AF6-03",),
    reads={"employers": EMPLOYERS, "exposed_workers": TERMS},
    rows=rows,
    target="dispatched_worker_count",
    population="截止日纳入专项治理范围且在产的用人单位在岗的接尘劳动者",
    numerator="用工形式为劳务派遣或外包的在岗接尘人数",
    denominator="在岗接尘劳动者数",
    exclusions="已调离、离岗、退休、死亡的不计入",
    period="截止日的状态",
    basis="职业病防治法（2018）第86条",
    blind_spots="外包队伍没有登记的看不见；责任约定不在台账中，由检查组查合同",
    measure="count",
    unit="人",
    part="劳务派遣、外包接尘人数",
)
