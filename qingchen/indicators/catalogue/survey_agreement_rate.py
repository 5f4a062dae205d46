"""Recount of survey records: of the employers recounted, how many agreed in everything (调查数据复核一致率).

Counts       核查样本
Period       截止日前全部
Numerator    各项核查内容全部一致的样本数
Denominator  能够核查的样本数
Source       WHO 数据质量审查（DQR）
Blind spots  是样本的一致率，不是总体的：区间见数据核查
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.recounted import READS as RECOUNTS
from qingchen.indicators.recounted import recounted
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    drawn = recounted(facts, "declaration_rate", "periodic_monitoring_rate")
    return counted_elsewhere(drawn, numerator=drawn.agrees, reason="有关键字段不一致或查无记录", name="核查样本")


indicator = Indicator(
    name="survey_agreement_rate",
    title="调查数据复核一致率",
    version="1",
    counted="核查样本",
    register="recounts",
    items=("ZH2-03",),
    reads={"recounts": RECOUNTS},
    rows=rows,
    target="survey_agreement_rate",
    population="申报、检测两项已核查的用人单位样本",
    numerator="各项核查内容全部一致的样本数",
    denominator="能够核查的样本数",
    exclusions="未能核查的样本不计入",
    period="截止日前全部",
    basis="WHO 数据质量审查（DQR）",
    blind_spots="是样本的一致率，不是总体的：区间见数据核查",
    per_employer=False,
)
