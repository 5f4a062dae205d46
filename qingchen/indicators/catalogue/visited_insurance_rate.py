"""Insured workers at visited employers (抽查单位劳动者工伤保险缴纳率).

Counts       劳动者
Period       截止日前最近一次提交
Numerator    检查当月已缴工伤保险人数（附表2 AF6-04 合计）
Denominator  在岗劳动者数（附表2 AF6-04 合计）
Source       工伤保险条例；国卫职健发〔2019〕46号
Blind spots  只有被抽查单位，不代表全体
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.on_site import READS as ANSWERS
from qingchen.indicators.on_site import answers_on_site
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    found = answers_on_site(facts, "AF6-04")
    found = found.filter(found.denominator.notnull())
    return counted_rows(
        found, numerator=found.numerator, denominator=found.denominator, reason="附表2 AF6-04 有未计入的"
    )


indicator = Indicator(
    name="visited_insurance_rate",
    title="抽查单位劳动者工伤保险缴纳率",
    version="1",
    counted="劳动者",
    register="answers",
    items=("ZH6-07",),
    reads={"employers": EMPLOYERS, "answers": ANSWERS},
    rows=rows,
    target="visited_insurance_rate",
    population="已提交附表2的被抽查用人单位",
    numerator="检查当月已缴工伤保险人数（附表2 AF6-04 合计）",
    denominator="在岗劳动者数（附表2 AF6-04 合计）",
    exclusions="没有抽查的单位不计入",
    period="截止日前最近一次提交",
    basis="工伤保险条例；国卫职健发〔2019〕46号",
    blind_spots="只有被抽查单位，不代表全体",
)
