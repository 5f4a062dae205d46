"""Exposed workers with a surveillance file (接尘劳动者职业健康监护档案建档率).

Counts       接尘劳动者
Period       截止日的状态
Numerator    已建一人一档的人数
Denominator  在岗接尘劳动者数
Source       职业病防治法（2018）第36条
Blind spots  内容是否齐全须看档案
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
        workers,
        numerator=workers.surveillance_file.fill_null(False),
        reason="未建职业健康监护档案",
        work_position=workers.work_position,
    )


indicator = Indicator(
    name="surveillance_file_rate",
    title="接尘劳动者职业健康监护档案建档率",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=(
        "ZH6-09",
        "AF7-08",
    ),
    reads={"employers": EMPLOYERS, "exposed_workers": TERMS},
    rows=rows,
    target="surveillance_file_rate",
    population="截止日纳入专项治理范围且在产的用人单位在岗的接尘劳动者",
    numerator="已建一人一档的人数",
    denominator="在岗接尘劳动者数",
    exclusions="已调离、离岗、退休、死亡的不计入",
    period="截止日的状态",
    basis="职业病防治法（2018）第36条",
    blind_spots="内容是否齐全须看档案",
)
