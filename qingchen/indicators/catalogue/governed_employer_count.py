"""Employers found without the conditions (排查出不具备条件的单位数).

Counts       用人单位
Period       截止日前全部
Numerator    有治理台账记录的用人单位数
Denominator  治理台账中的用人单位数
Source       吉尘防办发〔2020〕2号 二（二）；国卫职健发〔2019〕46号
Blind spots  排查了而没有记入治理台账的不在内
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.governance import READS as GOVERNANCE
from qingchen.indicators.governance import governed_employers
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    return counted_rows(governed_employers(facts), numerator=1)


indicator = Indicator(
    name="governed_employer_count",
    title="排查出不具备条件的单位数",
    version="1",
    counted="用人单位",
    register="governance_actions",
    items=("ZH2-16",),
    reads={"employers": EMPLOYERS, "governance_actions": GOVERNANCE},
    rows=rows,
    target="governed_employer_count",
    population="截止日前排查出不具备安全生产条件或不满足环保、职业健康要求的用人单位，不论是否纳入范围",
    numerator="有治理台账记录的用人单位数",
    denominator="治理台账中的用人单位数",
    exclusions="单位库中没有的单位不计入；一户几条只计一户",
    period="截止日前全部",
    basis="吉尘防办发〔2020〕2号 二（二）；国卫职健发〔2019〕46号",
    blind_spots="排查了而没有记入治理台账的不在内",
    measure="count",
    unit="户",
)
