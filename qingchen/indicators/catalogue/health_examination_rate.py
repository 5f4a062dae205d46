"""In-service health examination rate (接尘劳动者在岗期间职业健康检查率): of the workers due this year, how many had it.

Counts       workers at an employer site
Period       the cut-off's calendar year: due by 31 December, examined up to the cut-off (compare with the pro-rata
             line)
Numerator    denominator workers with an in-service examination inside the year
Denominator  workers in post on the cut-off day whose last in-service examination before the year (else the
             pre-placement one before it, else the start of exposure) + cycle ≤ 31 December
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5 and 3.6; GBZ 188-2014, coal mines by order 73; grade unknown: the strictest cycle
Blind spots  a pre-placement examination of somebody long exposed moves the day due: see examined_before_exposure;
             an examination ordered by another employer does not count
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import last_day_of_year
from qingchen.indicators.examinations import READS as EXAMINATIONS
from qingchen.indicators.examinations import workers_due
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.workers import READS as WORKERS


def rows(facts: Facts) -> ir.Table:
    return workers_due(facts, until=last_day_of_year(facts.about))


indicator = Indicator(
    name="health_examination_rate",
    title="接尘劳动者在岗期间职业健康检查率",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=("ZH2-12", "AF7-01"),
    reads={"employers": EMPLOYERS, "exposed_workers": WORKERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="health_examination_rate",
    population="截止日在纳入治理范围的在产用人单位在岗的接尘劳动者",
    numerator="应检劳动者中，本年1月1日至截止日做过在岗期间检查的人数",
    denominator="按周期本年12月31日前应检的在岗接尘劳动者数",
    exclusions="已调离、离岗、退休、死亡的不计入；上岗前、离岗时、应急检查不作为在岗期间检查",
    period="截止日所在年度，年中应对照序时进度",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第35条；GBZ 188-2014；煤矿按安监总局令第73号",
    blind_spots="已接尘多年者补做的“上岗前”检查会推迟应检日，见线索“上岗前检查晚于开始接尘”；在别的单位做的检查不计；观察对象和患者每年复查的要求不在内（台账没有观察对象），按粉尘种类的周期计；离开后又回来的，从本单位上次在岗期间检查起算",
)
