"""Newcomers examined before they were exposed (上岗前检查率).

Counts       接尘劳动者
Period       截止日前12个月
Numerator    接尘当日或之前12个月内做过上岗前检查的人数
Denominator  近12个月新进接尘人数
Source       职业病防治法（2018）第35条；GBZ 188-2014
Blind spots  进来又走了的不在内；晚于接尘的“上岗前检查”不计
"""

from datetime import timedelta

import ibis.expr.types as ir

from qingchen.indicators.dates import plus_months
from qingchen.indicators.examined import READS as EXAMINATIONS
from qingchen.indicators.examined import examined_since
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import number_in_force
from qingchen.indicators.workers import KEY, placed, workers_in_post
from qingchen.indicators.workers import READS as WORKERS


def rows(facts: Facts) -> ir.Table:
    window = number_in_force("newcomer_window_months", facts.about)
    workers = workers_in_post(facts)
    # Days far enough back need no calendar.
    recent = workers.filter(workers.exposure_from > facts.about - timedelta(days=31 * window))
    new = placed(recent.filter(plus_months(recent.exposure_from, window) > facts.about), facts)
    joined = new.inner_join(examined_since(facts, 2 * 31 * window, "pre_placement"), KEY)
    in_time = joined.filter(
        joined.examined_on <= joined.exposure_from, plus_months(joined.examined_on, window) >= joined.exposure_from
    )
    had = in_time.group_by(KEY).agg(examinations=in_time.count())
    workers = new.left_join(had, KEY)
    reason = workers.exposure_from.cast("string") + " 开始接尘，此前无上岗前检查"
    return counted_rows(workers, numerator=workers.examinations > 0, reason=reason, work_position=workers.work_position)


indicator = Indicator(
    name="pre_placement_examination_rate",
    title="上岗前检查率",
    version="1",
    counted="接尘劳动者",
    register="exposed_workers",
    items=("AF7-04",),
    reads={"employers": EMPLOYERS, "exposed_workers": WORKERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="pre_placement_examination_rate",
    population="截止日纳入专项治理范围且在产的用人单位近12个月开始接尘的在岗劳动者",
    numerator="接尘当日或之前12个月内做过上岗前检查的人数",
    denominator="近12个月新进接尘人数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；在别的单位做的检查不计",
    period="截止日前12个月",
    basis="职业病防治法（2018）第35条；GBZ 188-2014",
    blind_spots="进来又走了的不在内；晚于接尘的“上岗前检查”不计",
)
