"""Employers of key industries (属于重点行业的用人单位数).

Counts       用人单位
Period       截止日的状态
Numerator    煤矿、非煤矿山、冶金、建材的用人单位数
Denominator  用人单位数
Source       吉尘防办发〔2020〕2号 一、四（四）
Blind spots  行业按台账所填，现场主要工艺可能不同
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.projects import OTHER_INDUSTRY
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    sites = employers(facts)
    return counted_rows(sites, numerator=sites.key_industry != OTHER_INDUSTRY, reason="行业类别为其他")


indicator = Indicator(
    name="key_industry_employer_count",
    title="属于重点行业的用人单位数",
    version="1",
    counted="用人单位",
    register="employers",
    items=("AF0-03",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="key_industry_employer_count",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="煤矿、非煤矿山、冶金、建材的用人单位数",
    denominator="用人单位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 一、四（四）",
    blind_spots="行业按台账所填，现场主要工艺可能不同",
    measure="count",
    unit="户",
)
