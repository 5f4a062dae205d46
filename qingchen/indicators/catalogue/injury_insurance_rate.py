"""Work-injury insurance coverage of workers of key industries (重点行业劳动者工伤保险覆盖率).

Counts       劳动者
Period       截止日当月
Numerator    人社比对为参保缴费（或按项目参保且有姓名）、缴费到截止日当月的人数
Denominator  应参保人数：单位库职工总数、在岗接尘人数、比对名单人数三者取大
Source       国卫职健发〔2019〕46号；人社部发〔2019〕125号
Blind spots  没有工资表，不知道名册以外的用工；按项目参保而没有姓名的不计
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.insurance import READS as INSURANCE
from qingchen.indicators.insurance import sites_with_insured
from qingchen.indicators.projects import OTHER_INDUSTRY
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    every = sites_with_insured(facts)
    sites = every.filter(every.key_industry != OTHER_INDUSTRY)
    told = "应参保 " + sites.should.cast("string") + " 人，已参保 " + sites.insured.cast("string") + " 人"
    return counted_rows(sites, numerator=sites.insured, denominator=sites.should, reason=told)


indicator = Indicator(
    name="injury_insurance_rate",
    title="重点行业劳动者工伤保险覆盖率",
    version="2",
    counted="劳动者",
    register="employers",
    items=("ZH3-21",),
    reads=INSURANCE,
    rows=rows,
    target="injury_insurance_rate",
    population="截止日纳入专项治理范围且在产的煤矿、非煤矿山、冶金、建材用人单位的劳动者",
    numerator="人社比对为参保缴费（或按项目参保且有姓名）、缴费到截止日当月的人数",
    denominator="应参保人数：单位库职工总数、在岗接尘人数、比对名单人数三者取大",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；重点行业以外的不计入",
    period="截止日当月；没有缴费截止日期的，参保缴费以比对日期在当月为准，按项目参保一次缴清的不看日期",
    basis="国卫职健发〔2019〕46号；人社部发〔2019〕125号",
    blind_spots="没有工资表，不知道名册以外的用工；按项目参保而没有姓名的不计",
)
