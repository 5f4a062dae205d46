"""Excluded employers with reason and proof (不列入治理范围单位理由及证明齐全率).

Counts       用人单位
Period       截止日的状态
Numerator    写明原因且有证明材料的单位数
Denominator  未纳入治理范围的单位总数
Source       参照甘肃专项治理排除口径
Blind spots  只看有没有证明，不看证明真假
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.registered import registered
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    sites = registered(facts)
    excluded = sites.filter(~sites.listed)
    proved = excluded.exclusion_reason.notnull() & excluded.exclusion_proof.notnull()
    reason = ibis.cases((excluded.exclusion_reason.isnull(), "未写明不纳入原因"), else_="无证明材料")
    return counted_rows(excluded, numerator=proved, reason=reason)


indicator = Indicator(
    name="exclusion_proof_rate",
    title="不列入治理范围单位理由及证明齐全率",
    version="1",
    counted="用人单位",
    register="employers",
    items=("ZH2-06",),
    reads={"employers": (*EMPLOYERS, "exclusion_proof")},
    rows=rows,
    target="exclusion_proof_rate",
    population="粉尘单位库中未纳入治理范围的用人单位",
    numerator="写明原因且有证明材料的单位数",
    denominator="未纳入治理范围的单位总数",
    exclusions="无",
    period="截止日的状态",
    basis="参照甘肃专项治理排除口径",
    blind_spots="只看有没有证明，不看证明真假",
)
