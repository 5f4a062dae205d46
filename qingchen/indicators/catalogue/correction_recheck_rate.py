"""Corrections ordered that fell due and were rechecked (责令改正到期复查率).

Counts       责令改正
Period       本年1月1日至截止日
Numerator    截止日前已复查的件数
Denominator  本年已到期的责令改正件数
Source       职业病防治法（2018）第63条
Blind spots  没写期限的责令改正永远不到期，见台账提示
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.inspections import READS as INSPECTIONS
from qingchen.indicators.inspections import inspections
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = inspections(facts)
    due = cases.filter(
        cases.ordered, cases.correct_by <= facts.about, cases.correct_by >= first_day_of_year(facts.about)
    )
    rechecked = (due.rechecked_on <= facts.about).fill_null(False)
    return counted_elsewhere(
        due,
        numerator=rechecked,
        reason="到期未复查（期限 " + due.correct_by.cast("string") + "）",
        name=due.document_no,
    )


indicator = Indicator(
    name="correction_recheck_rate",
    title="责令改正到期复查率",
    version="2",
    counted="责令改正",
    register="enforcement_cases",
    items=("ZH4-16",),
    reads={"enforcement_cases": INSPECTIONS},
    rows=rows,
    target="correction_recheck_rate",
    population="责令改正、期限在本年1月1日至截止日（含）的监督检查（检查在上年的也在内），按执法机构所在地",
    numerator="截止日前已复查的件数",
    denominator="本年已到期的责令改正件数",
    exclusions="未写改正期限的不计入",
    period="本年1月1日至截止日",
    basis="职业病防治法（2018）第63条",
    blind_spots="没写期限的责令改正永远不到期，见台账提示",
    per_employer=False,
)
