"""Employers in the scope of special control, whatever their state of production (纳入专项治理范围用人单位数).

Counts       用人单位
Period       截止日的状态
Numerator    纳入治理范围的用人单位数（不论生产状态）
Denominator  登记的用人单位数
Source       吉尘防办发〔2020〕2号 二（二）
Blind spots  按煤矿、非煤矿山、冶金、建材、其他分列时，按重点行业分组查看
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.registered import registered
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    sites = registered(facts)
    return counted_rows(sites, numerator=sites.listed, reason="未纳入治理范围")


indicator = Indicator(
    name="scoped_employer_count",
    title="纳入专项治理范围用人单位数",
    version="1",
    counted="用人单位",
    register="employers",
    items=("ZH2-05",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="scoped_employer_count",
    population="粉尘单位库登记的全部用人单位",
    numerator="纳入治理范围的用人单位数（不论生产状态）",
    denominator="登记的用人单位数",
    exclusions="无",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（二）",
    blind_spots="按煤矿、非煤矿山、冶金、建材、其他分列时，按重点行业分组查看",
    measure="count",
    unit="户",
)
