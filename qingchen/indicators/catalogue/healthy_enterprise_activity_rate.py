"""Employers that build a healthy enterprise (开展健康企业建设的用人单位比例).

Counts       用人单位
Period       截止日的状态
Numerator    建设中或已达标的用人单位数
Denominator  用人单位数
Source       全爱卫办发〔2019〕3号
Blind spots  以单位库所填级别为准
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    sites = employers(facts)
    return counted_rows(sites, numerator=(sites.healthy_enterprise != "none").fill_null(False), reason="未开展")


indicator = Indicator(
    name="healthy_enterprise_activity_rate",
    title="开展健康企业建设的用人单位比例",
    version="1",
    counted="用人单位",
    register="employers",
    items=("AF9-01",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="healthy_enterprise_activity_rate",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="建设中或已达标的用人单位数",
    denominator="用人单位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日的状态",
    basis="全爱卫办发〔2019〕3号",
    blind_spots="以单位库所填级别为准",
)
