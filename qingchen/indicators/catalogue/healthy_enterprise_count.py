"""Healthy enterprises of key industries (已达标健康企业数（重点行业）).

Counts       用人单位
Period       截止日的状态
Numerator    县级、市级、省级健康企业数
Denominator  用人单位数
Source       健康企业建设规范（试行）
Blind spots  以单位库所填级别为准
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
    sites = sites.filter(sites.key_industry != OTHER_INDUSTRY)
    return counted_rows(
        sites,
        numerator=sites.healthy_enterprise.isin(["county_level", "prefecture_level", "province_level"]),
        reason="未达标",
    )


indicator = Indicator(
    name="healthy_enterprise_count",
    title="已达标健康企业数（重点行业）",
    version="1",
    counted="用人单位",
    register="employers",
    items=("ZH6-12",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="healthy_enterprise_count",
    population="截止日纳入专项治理范围且在产的用人单位中的重点行业单位",
    numerator="县级、市级、省级健康企业数",
    denominator="用人单位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日的状态",
    basis="健康企业建设规范（试行）",
    blind_spots="以单位库所填级别为准",
    measure="count",
    unit="户",
)
