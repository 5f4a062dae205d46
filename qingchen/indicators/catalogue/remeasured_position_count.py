"""Positions over the limit this year that were measured again within it (超标岗位中已整改且复测合格数).

Counts       岗位
Period       本年1月1日至截止日
Numerator    本年超标、最近一次检测已合格的岗位数
Denominator  本年检测中有样品超标的岗位数
Source       职业病防治法（2018）第26条
Blind spots  结果照报告所填；复测须是定期检测或现状评价
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.positions import READS as POSITIONS
from qingchen.indicators.positions import positions_measured
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    positions = positions_measured(facts)
    over = positions.filter(positions.last_over >= first_day_of_year(facts.about))
    return counted_rows(over, numerator=over.within_limit, reason="未见复测合格", work_position=over.work_position)


indicator = Indicator(
    name="remeasured_position_count",
    title="超标岗位中已整改且复测合格数",
    version="1",
    counted="岗位",
    register="dust_measurements",
    items=("AF5-04",),
    reads=POSITIONS,
    rows=rows,
    target="remeasured_position_count",
    population="截止日纳入专项治理范围且在产的用人单位本年检测过的岗位",
    numerator="本年超标、最近一次检测已合格的岗位数",
    denominator="本年检测中有样品超标的岗位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="本年1月1日至截止日",
    basis="职业病防治法（2018）第26条",
    blind_spots="结果照报告所填；复测须是定期检测或现状评价",
    measure="count",
    unit="个",
    part="已整改且复测合格岗位",
)
