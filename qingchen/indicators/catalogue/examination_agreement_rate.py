"""Examination records that were found at the institution (体检台账抽核一致率（核实系数）).

Counts       核查样本
Period       截止日前全部
Numerator    各项核查内容全部一致的体检记录样本数
Denominator  能够核查的样本数
Source       WHO 数据质量审查（DQR）
Blind spots  从台账已有的记录抽，只能发现多报，不能发现漏报；是样本的一致率，区间见数据核查
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.recounted import READS as RECOUNTS
from qingchen.indicators.recounted import recounted
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    drawn = recounted(facts, "health_examination_rate", claimed=True)
    return counted_elsewhere(drawn, numerator=drawn.agrees, reason="不一致或查无原始记录", name="核查样本")


indicator = Indicator(
    name="examination_agreement_rate",
    title="体检台账抽核一致率（核实系数）",
    version="1",
    counted="核查样本",
    register="recounts",
    items=("ZH6-08",),
    reads={"recounts": RECOUNTS},
    rows=rows,
    target="examination_agreement_rate",
    population="台账记为已做、且已核查的体检记录样本",
    numerator="各项核查内容全部一致的体检记录样本数",
    denominator="能够核查的样本数",
    exclusions="未能核查的样本不计入",
    period="截止日前全部",
    basis="WHO 数据质量审查（DQR）",
    blind_spots="从台账已有的记录抽，只能发现多报，不能发现漏报；是样本的一致率，区间见数据核查",
    per_employer=False,
)
