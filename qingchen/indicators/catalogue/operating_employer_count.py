"""Registered employers in production (登记为在产的用人单位数).

Counts       用人单位
Period       截止日的状态
Numerator    台账登记为在产的用人单位数
Denominator  登记的用人单位数
Source       附表2 AF0-04
Blind spots  是登记的状态，暗访时的状态以现场为准
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.registered import registered
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    sites = registered(facts)
    return counted_rows(sites, numerator=sites.production_status == "operating", reason="登记为停产、关闭或在建")


indicator = Indicator(
    name="operating_employer_count",
    title="登记为在产的用人单位数",
    version="1",
    counted="用人单位",
    register="employers",
    items=("AF0-04",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="operating_employer_count",
    population="粉尘单位库登记的全部用人单位",
    numerator="台账登记为在产的用人单位数",
    denominator="登记的用人单位数",
    exclusions="无",
    period="截止日的状态",
    basis="附表2 AF0-04",
    blind_spots="是登记的状态，暗访时的状态以现场为准",
    measure="count",
    unit="户",
)
