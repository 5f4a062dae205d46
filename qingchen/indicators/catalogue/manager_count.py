"""Managers for occupational health on the books (专（兼）职职业健康管理人员数).

Counts       职业健康管理人员
Period       截止日的状态
Numerator    在册专职、兼职管理人员数
Denominator  同分子
Source       职业病防治法（2018）第20条；安监总局令第47号第8条
Blind spots  任命是否属实须看文件和社保记录
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    sites = employers(facts)
    managers = sites.managers_full_time.fill_null(0) + sites.managers_part_time.fill_null(0)
    return counted_rows(sites, numerator=managers, denominator=managers)


indicator = Indicator(
    name="manager_count",
    title="专（兼）职职业健康管理人员数",
    version="1",
    counted="职业健康管理人员",
    register="employers",
    items=("AF1-03",),
    reads={"employers": EMPLOYERS},
    rows=rows,
    target="manager_count",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="在册专职、兼职管理人员数",
    denominator="同分子",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日的状态",
    basis="职业病防治法（2018）第20条；安监总局令第47号第8条",
    blind_spots="任命是否属实须看文件和社保记录",
    measure="count",
    unit="人",
)
