"""Exposed workers in post (在岗接尘劳动者数).

Counts       接尘劳动者
Period       截止日的状态
Numerator    在岗接尘劳动者数
Denominator  同分子
Source       附表2 AF0-05
Blind spots  没有登记的用工看不见：与现场清点数比较
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.workers import READS as WORKERS
from qingchen.indicators.workers import placed, workers_in_post


def rows(facts: Facts) -> ir.Table:
    workers = placed(workers_in_post(facts), facts)
    return counted_rows(workers, numerator=1, work_position=workers.work_position)


indicator = Indicator(
    name="exposed_worker_count",
    title="在岗接尘劳动者数",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=("AF0-05",),
    reads={"employers": EMPLOYERS, "exposed_workers": WORKERS},
    rows=rows,
    target="exposed_worker_count",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="在岗接尘劳动者数",
    denominator="同分子",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；已调离、离岗、退休、死亡的不计入",
    period="截止日的状态",
    basis="附表2 AF0-05",
    blind_spots="没有登记的用工看不见：与现场清点数比较",
    measure="count",
    unit="人",
)
