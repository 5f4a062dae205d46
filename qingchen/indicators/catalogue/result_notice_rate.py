"""Workers told of the result in writing (体检结果书面告知率).

Counts       职业健康检查
Period       本年1月1日至截止日
Numerator    截止日前已书面告知劳动者的检查人次
Denominator  本年检查人次
Source       职业病防治法（2018）第35条
Blind spots  签收是否本人须抽人访谈；刚检查完的也在分母
"""

import ibis.expr.types as ir

from qingchen.indicators.examined import READS as EXAMINATIONS
from qingchen.indicators.examined import examinations_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    held = examinations_of_year(facts)
    told = (held.worker_notified_on <= facts.about).fill_null(False)
    return counted_rows(held, numerator=told, reason="未书面告知劳动者")


indicator = Indicator(
    name="result_notice_rate",
    title="体检结果书面告知率",
    version="1",
    counted="职业健康检查",
    register="health_examinations",
    items=("AF7-06",),
    reads={"employers": EMPLOYERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="result_notice_rate",
    population="截止日纳入专项治理范围且在产的用人单位本年的职业健康检查",
    numerator="截止日前已书面告知劳动者的检查人次",
    denominator="本年检查人次",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="本年1月1日至截止日",
    basis="职业病防治法（2018）第35条",
    blind_spots="签收是否本人须抽人访谈；刚检查完的也在分母",
)
