"""Cases filed (立案查处) in the year, out of the inspections (职业卫生立案查处数).

Counts       监督检查
Period       截止日所在年度，年中应对照序时进度
Numerator    本年1月1日至截止日作出警告、罚款、责令停止作业、提请关闭或移送决定的件数
Denominator  本年的监督检查件数（有文书编号），加往年检查、本年作出处理决定的
Source       职业病防治法（2018）第69—75条
Blind spots  台账没有立案日期，以作出的处理认定；立案后尚未处理的不在内
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.inspections import READS as INSPECTIONS
from qingchen.indicators.inspections import inspections_handled_in_year
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = inspections_handled_in_year(facts)
    return counted_elsewhere(cases, numerator=cases.filed, reason="未立案", name=cases.document_no)


indicator = Indicator(
    name="filed_case_count",
    title="职业卫生立案查处数",
    version="2",
    counted="监督检查",
    register="enforcement_cases",
    items=("ZH4-14",),
    reads={"enforcement_cases": INSPECTIONS},
    rows=rows,
    target="filed_case_count",
    population="本年1月1日至截止日的监督检查，和往年检查、本年作出处理决定的，按执法机构所在地",
    numerator="本年1月1日至截止日作出警告、罚款、责令停止作业、提请关闭或移送决定的件数",
    denominator="本年的监督检查件数（有文书编号），加往年检查、本年作出处理决定的",
    exclusions="没有文书编号的检查不计入；处理决定（没有决定日期的，检查日期）在截止日以后或不在本年的不算",
    period="截止日所在年度，年中应对照序时进度",
    basis="职业病防治法（2018）第69—75条",
    blind_spots="台账没有立案日期，以作出的处理认定；立案后尚未处理的不在内",
    measure="count",
    unit="件",
    part="立案查处",
    per_employer=False,
)
