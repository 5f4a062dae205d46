"""Examinations filed in time (体检机构个案信息按期上报率).

Counts       职业健康检查
Period       本年1月1日至截止日
Numerator    出具报告后15个工作日内上报的检查人次
Denominator  本年已上报或上报期限已到的检查人次
Source       职业健康检查管理办法（2019）
Blind spots  单位库中没有的单位的检查不在内；外地机构做的检查算在用人单位所在地
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.examined import READS as EXAMINATIONS
from qingchen.indicators.examined import examinations_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import upload_deadlines


def rows(facts: Facts) -> ir.Table:
    held = examinations_of_year(facts)
    held = held.mutate(reported_on=ibis.coalesce(held.reported_on, held.examined_on))
    timed = held.filter(held.reported_on <= facts.about).inner_join(upload_deadlines(facts.about), "reported_on")
    uploaded = timed.uploaded_on <= facts.about
    due = timed.filter(uploaded.fill_null(False) | (timed.upload_by <= facts.about))
    in_time = (due.uploaded_on <= due.upload_by).fill_null(False)
    reason = ibis.cases(
        (due.uploaded_on.isnull(), "未上报"), else_="逾期上报（" + due.uploaded_on.cast("string") + "）"
    )
    return counted_rows(due, numerator=in_time, reason=reason)


indicator = Indicator(
    name="examination_upload_rate",
    title="体检机构个案信息按期上报率",
    version="1",
    counted="职业健康检查",
    register="health_examinations",
    items=("ZH5-09",),
    reads={"employers": EMPLOYERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="examination_upload_rate",
    population="截止日纳入专项治理范围且在产的用人单位本年的粉尘作业检查，按用人单位所在地",
    numerator="出具报告后15个工作日内上报的检查人次",
    denominator="本年已上报或上报期限已到的检查人次",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；期限未到的不计入；没有报告日期的按检查日期起算",
    period="本年1月1日至截止日",
    basis="职业健康检查管理办法（2019）",
    blind_spots="单位库中没有的单位的检查不在内；外地机构做的检查算在用人单位所在地",
)
