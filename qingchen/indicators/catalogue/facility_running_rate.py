"""Facilities in working order (防尘设施运行率).

Counts       防尘设施
Period       截止日的状态
Numerator    台账状态为正常的套数
Denominator  在册套数
Source       职业病防治法（2018）第25条
Blind spots  是登记的状态，检查时是否在运行以现场为准
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.workers import placed

FACILITIES = ("facility_no", "uscc", "site_no", "work_position", "installed_on", "state")


def rows(facts: Facts) -> ir.Table:
    register = facts.table("dust_control_facilities")
    installed = register.filter(register.installed_on.isnull() | (register.installed_on <= facts.about))
    there = placed(installed, facts)
    return counted_rows(
        there, numerator=there.state == "working", reason="停用或损坏", work_position=there.work_position
    )


indicator = Indicator(
    name="facility_running_rate",
    title="防尘设施运行率",
    version="1",
    counted="防尘设施",
    register="dust_control_facilities",
    items=("AF4-02",),
    reads={"employers": EMPLOYERS, "dust_control_facilities": FACILITIES},
    rows=rows,
    target="facility_running_rate",
    population="截止日纳入专项治理范围且在产的用人单位的防尘设施",
    numerator="台账状态为正常的套数",
    denominator="在册套数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日的状态",
    basis="职业病防治法（2018）第25条",
    blind_spots="是登记的状态，检查时是否在运行以现场为准",
)
