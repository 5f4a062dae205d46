"""Workers' training rate (接尘劳动者培训率): of the exposed workers in post, how many were trained.

Counts       workers at an employer site
Period       the cut-off's calendar year, up to the cut-off (compare with the pro-rata line)
Numerator    workers with a passed training for workers that ended in the period and had the hours (8 first, 4
             repeated); for those whose exposure began in the year also one in the 12 months before it began
Denominator  workers in post on the cut-off day at employers in scope and operating
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5 and 3.7; 安监总厅安健〔2015〕121号
Blind spots  a sign-in sheet is not attendance: verification draws workers and asks them
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year, plus_months
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.trainings import READS as TRAININGS
from qingchen.indicators.trainings import people_trained, why_untrained
from qingchen.indicators.workers import KEY, placed, workers_in_post
from qingchen.indicators.workers import READS as WORKERS

MONTHS_BEFORE_START = 12


def rows(facts: Facts) -> ir.Table:
    joined = placed(workers_in_post(facts).left_join(people_trained(facts, "worker"), KEY), facts)
    new = joined.exposure_from >= first_day_of_year(facts.about)
    before_start = new & (plus_months(joined.trained_before, MONTHS_BEFORE_START) >= joined.exposure_from)
    return counted_rows(
        joined,
        numerator=joined.trained.fill_null(False) | before_start.fill_null(False),
        denominator=1,
        reason=why_untrained(joined.short, joined.failed),
        work_position=joined.work_position,
    )


indicator = Indicator(
    name="worker_training_rate",
    title="接尘劳动者培训率",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=("ZH2-15", "AF3-03"),
    reads={"employers": EMPLOYERS, "exposed_workers": WORKERS, "trainings": TRAININGS},
    rows=rows,
    target="worker_training_rate",
    population="截止日在纳入治理范围的在产用人单位在岗的接尘劳动者",
    numerator="本年1月1日至截止日培训合格且学时达标（初训8、继续4学时）的人数；本年新接尘的，接尘前12个月内的岗前培训也计入",
    denominator="在岗接尘劳动者数",
    exclusions="已调离、离岗、退休、死亡的不计入；未填用人单位的培训记录不计",
    period="截止日所在年度，年中应对照序时进度",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第34条；安监总厅安健〔2015〕121号",
    blind_spots="签到不等于到课，须抽人访谈核实；在别的单位受过的培训不计；往年培训没有入账的，继续培训按初训学时要求",
)
