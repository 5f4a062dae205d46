"""Training records that were found true (三类人员培训抽核一致率).

Counts       核查样本
Period       截止日前全部
Numerator    各项核查内容全部一致的培训记录样本数
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
    drawn = recounted(facts, "principal_training_rate", "manager_training_rate", "worker_training_rate", claimed=True)
    return counted_elsewhere(drawn, numerator=drawn.agrees, reason="不一致或查无原始记录", name="核查样本")


indicator = Indicator(
    name="training_agreement_rate",
    title="三类人员培训抽核一致率",
    version="1",
    counted="核查样本",
    register="recounts",
    items=("ZH6-03",),
    reads={"recounts": RECOUNTS},
    rows=rows,
    target="training_agreement_rate",
    population="台账记为已做、且已核查的培训记录样本",
    numerator="各项核查内容全部一致的培训记录样本数",
    denominator="能够核查的样本数",
    exclusions="未能核查的样本不计入",
    period="截止日前全部",
    basis="WHO 数据质量审查（DQR）",
    blind_spots="从台账已有的记录抽，只能发现多报，不能发现漏报；是样本的一致率，区间见数据核查",
    per_employer=False,
)
