"""Leavers examined on leaving (离岗时检查率).

Counts       离岗接尘劳动者
Period       截止日前12个月
Numerator    离岗前90日以后做过离岗时检查，或离岗前90日内做过在岗期间检查的人数
Denominator  近12个月离岗接尘人数（以停止接尘日期为准）
Source       职业病防治法（2018）第35条；GBZ 188-2014
Blind spots  停止接尘日期没有填的看不见
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import plus_days, plus_months
from qingchen.indicators.examined import READS as EXAMINATIONS
from qingchen.indicators.examined import examined_since
from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import number_in_force
from qingchen.indicators.workers import KEY, placed
from qingchen.indicators.workers import READS as WORKERS


def rows(facts: Facts) -> ir.Table:
    window = number_in_force("newcomer_window_months", facts.about)
    grace = number_in_force("exit_examination_window_days", facts.about)
    register = facts.table("exposed_workers")
    left = register.filter(
        register.status.isin(["transferred", "left", "retired"]),
        register.exposure_until <= facts.about,
        plus_months(register.exposure_until, window) > facts.about,
    )
    last = left.group_by(KEY).agg(
        exposure_until=left.exposure_until.max(),
        work_position=left.work_position.max(),
        **{column: left[column].max() for column in TRACE},
    )
    leavers = placed(last, facts)
    joined = leavers.inner_join(examined_since(facts, 31 * window + grace, "exit", "periodic"), KEY)
    near = plus_days(joined.examined_on, grace) >= joined.exposure_until
    counting = joined.filter(
        near & ((joined.examination_type == "exit") | (joined.examined_on <= joined.exposure_until))
    )
    had = counting.group_by(KEY).agg(examinations=counting.count())
    people = leavers.left_join(had, KEY)
    return counted_rows(
        people,
        numerator=people.examinations > 0,
        reason=people.exposure_until.cast("string") + " 离岗，无离岗时检查",
        work_position=people.work_position,
    )


indicator = Indicator(
    name="exit_examination_rate",
    title="离岗时检查率",
    version="1",
    counted="离岗接尘劳动者",
    register="exposed_workers",
    items=("AF7-05",),
    reads={"employers": EMPLOYERS, "exposed_workers": WORKERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="exit_examination_rate",
    population="截止日纳入专项治理范围且在产的用人单位近12个月调离、离岗、退休的接尘劳动者",
    numerator="离岗前90日以后做过离岗时检查，或离岗前90日内做过在岗期间检查的人数",
    denominator="近12个月离岗接尘人数（以停止接尘日期为准）",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；死亡的不计入；同一人几段只按最后一段计",
    period="截止日前12个月",
    basis="职业病防治法（2018）第35条；GBZ 188-2014",
    blind_spots="停止接尘日期没有填的看不见",
)
