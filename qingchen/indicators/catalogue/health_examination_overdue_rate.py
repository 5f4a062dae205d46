"""In-service examination rate of those due by the cut-off (到期在岗期间检查率): the overdue view of T3.

Counts       workers at an employer site
Period       1 January of the cut-off's year to the cut-off
Numerator    denominator workers with an in-service examination inside the period
Denominator  workers in post on the cut-off day whose cycle ended on or before it (see health_examination_rate)
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5, the first of the two denominators
Blind spots  as health_examination_rate
"""

import ibis.expr.types as ir

from qingchen.indicators.examinations import READS as EXAMINATIONS
from qingchen.indicators.examinations import workers_due
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.workers import READS as WORKERS


def rows(facts: Facts) -> ir.Table:
    return workers_due(facts, until=facts.about)


indicator = Indicator(
    name="health_examination_overdue_rate",
    title="截止日到期接尘劳动者在岗期间检查率",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=(),
    reads={"employers": EMPLOYERS, "exposed_workers": WORKERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="health_examination_rate",
    population="截止日在纳入治理范围的在产用人单位在岗的接尘劳动者",
    numerator="到期应检劳动者中，本年1月1日至截止日做过在岗期间检查的人数",
    denominator="按周期在截止日（含）前已到期的在岗接尘劳动者数",
    exclusions="同接尘劳动者在岗期间职业健康检查率",
    period="截止日所在年度1月1日至截止日",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第35条；GBZ 188-2014；煤矿按安监总局令第73号",
    blind_spots="同接尘劳动者在岗期间职业健康检查率",
)
