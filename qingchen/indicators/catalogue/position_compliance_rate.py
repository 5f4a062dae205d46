"""Measured positions within the limit (粉尘检测岗位（点）合格率).

Counts       岗位
Period       本年1月1日至截止日最近一次检测
Numerator    最近一次检测各样品均不超职业接触限值的岗位数
Denominator  本年有定期检测或现状评价结果的岗位数
Source       GBZ 2.1-2019
Blind spots  结果照报告所填，未按限值重算（见台账提示）；没检测的岗位不在内
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
    positions = positions.filter(positions.sampled_on >= first_day_of_year(facts.about))
    return counted_rows(
        positions, numerator=positions.within_limit, reason="超过职业接触限值", work_position=positions.work_position
    )


indicator = Indicator(
    name="position_compliance_rate",
    title="粉尘检测岗位（点）合格率",
    version="1",
    counted="岗位",
    register="dust_measurements",
    items=("ZH2-11",),
    reads=POSITIONS,
    rows=rows,
    target="position_compliance_rate",
    population="截止日纳入专项治理范围且在产的用人单位本年检测过的岗位",
    numerator="最近一次检测各样品均不超职业接触限值的岗位数",
    denominator="本年有定期检测或现状评价结果的岗位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；日常监测、监督检测不计入",
    period="本年1月1日至截止日最近一次检测",
    basis="GBZ 2.1-2019",
    blind_spots="结果照报告所填，未按限值重算（见台账提示）；没检测的岗位不在内",
)
