"""Diagnosis institutions filed for pneumoconiosis and at work (已备案职业病诊断机构数（尘肺病）).

Counts       机构
Period       截止日的状态
Numerator    已备案、在有效期内、正常开展且含尘肺病诊断项目的机构数
Denominator  诊断机构数
Source       国卫职健发〔2019〕46号；职业病防治法（2018）第43条
Blind spots  是否真正开展看诊断例数
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.institutions import READS as INSTITUTIONS
from qingchen.indicators.institutions import institutions_of
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    bodies = institutions_of(facts, "diagnosis")
    return counted_elsewhere(
        bodies,
        numerator=bodies.filed_for_dust,
        reason="未备案、已过期、未开展或不含尘肺病",
        name=bodies.institution_name,
    )


indicator = Indicator(
    name="diagnosis_institution_count",
    title="已备案职业病诊断机构数（尘肺病）",
    version="1",
    counted="机构",
    register="institutions",
    items=("ZH5-06",),
    reads={"institutions": INSTITUTIONS},
    rows=rows,
    target="diagnosis_institution_count",
    population="截止日的职业病诊断机构，按所在区划",
    numerator="已备案、在有效期内、正常开展且含尘肺病诊断项目的机构数",
    denominator="诊断机构数",
    exclusions="已注销的不计入",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第43条",
    blind_spots="是否真正开展看诊断例数",
    measure="count",
    unit="家",
    per_employer=False,
)
