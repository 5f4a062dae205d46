"""Employers without the conditions that were put right or closed (应治理单位治理完成率).

Counts       用人单位
Period       截止日前全部
Numerator    各项措施均已完成并验收，或已关闭的单位数
Denominator  排查出的应治理单位数
Source       吉尘防办发〔2020〕2号 二（二）
Blind spots  验收是否属实须看复测报告
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.governance import READS as GOVERNANCE
from qingchen.indicators.governance import governed_employers
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    sites = governed_employers(facts)
    return counted_rows(sites, numerator=sites.done, reason="有措施未完成或未验收")


indicator = Indicator(
    name="governance_completion_rate",
    title="应治理单位治理完成率",
    version="1",
    counted="用人单位",
    register="governance_actions",
    items=("ZH2-18",),
    reads={"employers": EMPLOYERS, "governance_actions": GOVERNANCE},
    rows=rows,
    target="governance_completion_rate",
    population="截止日前排查出的应治理单位，不论是否纳入范围",
    numerator="各项措施均已完成并验收，或已关闭的单位数",
    denominator="排查出的应治理单位数",
    exclusions="单位库中没有的单位不计入",
    period="截止日前全部",
    basis="吉尘防办发〔2020〕2号 二（二）",
    blind_spots="验收是否属实须看复测报告",
)
