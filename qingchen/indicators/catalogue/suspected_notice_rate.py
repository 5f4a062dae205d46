"""Suspected cases reported, and worker and employer told (疑似尘肺病报告和告知率).

Counts       疑似病例
Period       本年1月1日至截止日
Numerator    有报告卡且已书面告知劳动者和用人单位的例数
Denominator  结论为疑似职业病的例数
Source       职业病防治法（2018）第50、55条
Blind spots  结论写轻了的疑似病例看不见
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.examined import READS as EXAMINATIONS
from qingchen.indicators.examined import examinations_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    held = examinations_of_year(facts)
    suspected = held.filter(held.conclusion == "suspected")
    told = (suspected.worker_notified_on <= facts.about).fill_null(False) & (
        suspected.employer_notified_on <= facts.about
    ).fill_null(False)
    reported = suspected.report_card_no.notnull()
    reason = ibis.cases((~reported, "无报告卡"), else_="未书面告知劳动者或用人单位")
    return counted_rows(suspected, numerator=reported & told, reason=reason)


indicator = Indicator(
    name="suspected_notice_rate",
    title="疑似尘肺病报告和告知率",
    version="1",
    counted="疑似病例",
    register="health_examinations",
    items=("ZH5-10",),
    reads={"employers": EMPLOYERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="suspected_notice_rate",
    population="截止日纳入专项治理范围且在产的用人单位本年结论为疑似职业病的检查，按用人单位所在地",
    numerator="有报告卡且已书面告知劳动者和用人单位的例数",
    denominator="结论为疑似职业病的例数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="本年1月1日至截止日",
    basis="职业病防治法（2018）第50、55条",
    blind_spots="结论写轻了的疑似病例看不见",
)
