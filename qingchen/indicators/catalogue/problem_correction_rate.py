"""Problems of inspections that were found corrected, by employer (上次检查问题整改完成率).

Counts       责令改正
Period       截止日前全部
Numerator    截止日前复查为已改正的件数
Denominator  期限在截止日（含）前的责令改正件数
Source       职业病防治法（2018）第63条
Blind spots  以责令改正文书为单位，一份文书几个问题只计一件
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.inspections import READS as INSPECTIONS
from qingchen.indicators.inspections import inspections
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.workers import placed


def rows(facts: Facts) -> ir.Table:
    cases = inspections(facts)
    due = placed(cases.filter(cases.ordered, cases.correct_by <= facts.about).drop("division"), facts)
    corrected = ((due.recheck_result == "corrected") & (due.rechecked_on <= facts.about)).fill_null(False)
    return counted_rows(
        due, numerator=corrected, reason="期限 " + due.correct_by.cast("string") + "，未见改正合格的复查"
    )


indicator = Indicator(
    name="problem_correction_rate",
    title="上次检查问题整改完成率",
    version="1",
    counted="责令改正",
    register="enforcement_cases",
    items=("AF9-03",),
    reads={"employers": EMPLOYERS, "enforcement_cases": INSPECTIONS},
    rows=rows,
    target="problem_correction_rate",
    population="截止日纳入治理范围的在产用人单位被责令改正、期限已到的监督检查",
    numerator="截止日前复查为已改正的件数",
    denominator="期限在截止日（含）前的责令改正件数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日前全部",
    basis="职业病防治法（2018）第63条",
    blind_spots="以责令改正文书为单位，一份文书几个问题只计一件",
)
