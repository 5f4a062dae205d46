"""Suspected cases, contraindications and rechecks that were dealt with (疑似、禁忌证、复查人员处置率).

Counts       职业健康检查
Period       本年1月1日至截止日
Numerator    已报告（疑似）、已离开接尘岗位（禁忌证）、已复查（复查）的人次
Denominator  结论为三者之一的检查人次
Source       职业病防治法（2018）第35、55条
Blind spots  调离以接尘台账为准；报告后是否安排诊断须查诊断受理单
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.examined import READS as EXAMINATIONS
from qingchen.indicators.examined import examinations_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.workers import KEY, workers_in_post
from qingchen.indicators.workers import READS as WORKERS


def rows(facts: Facts) -> ir.Table:
    held = examinations_of_year(facts)
    waiting = (held.conclusion == "recheck") & (held.recheck_due_on > facts.about).fill_null(False)
    abnormal = held.filter(held.conclusion.isin(["suspected", "contraindication", "recheck"]), ~waiting)
    # Only of them it is asked whether they are still there: counting every worker's spells would be far dearer.
    contraindicated = abnormal.filter(abnormal.conclusion == "contraindication")
    present = workers_in_post(facts).semi_join(contraindicated, KEY)
    there = present.group_by(KEY).agg(spells=present.count())
    joined = abnormal.left_join(there, KEY)
    handled = ibis.cases(
        (joined.conclusion == "suspected", joined.report_card_no.notnull()),
        (joined.conclusion == "contraindication", joined.spells.isnull()),
        else_=(joined.rechecked_on <= facts.about).fill_null(False),
    )
    reason = ibis.cases(
        (joined.conclusion == "suspected", "疑似职业病未报告"),
        (joined.conclusion == "contraindication", "职业禁忌证仍在接尘岗位"),
        else_="未复查",
    )
    return counted_rows(joined, numerator=handled, reason=reason)


indicator = Indicator(
    name="abnormal_handling_rate",
    title="疑似、禁忌证、复查人员处置率",
    version="1",
    counted="职业健康检查",
    register="health_examinations",
    items=("AF7-07",),
    reads={"employers": EMPLOYERS, "exposed_workers": WORKERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="abnormal_handling_rate",
    population="截止日纳入专项治理范围且在产的用人单位本年结论为疑似职业病、职业禁忌证或复查的检查",
    numerator="已报告（疑似）、已离开接尘岗位（禁忌证）、已复查（复查）的人次",
    denominator="结论为三者之一的检查人次",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；复查期限未到的不计入",
    period="本年1月1日至截止日",
    basis="职业病防治法（2018）第35、55条",
    blind_spots="调离以接尘台账为准；报告后是否安排诊断须查诊断受理单",
)
