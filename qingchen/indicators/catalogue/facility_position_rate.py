"""Dust positions with a working facility (产尘岗位防尘设施配备率).

Counts       岗位
Period       截止日的状态
Numerator    有正常防尘设施的岗位数
Denominator  产尘岗位数（以接尘劳动者台账的岗位为准）
Source       职业病防治法（2018）第22条
Blind spots  岗位名称两本台账写法不一致的核对不上；设施是否有效须现场看
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.positions import MEASURED, POSITION, with_dust_positions
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.workers import READS as WORKERS

FACILITIES = ("facility_no", "uscc", "site_no", "work_position", "installed_on", "state")


def rows(facts: Facts) -> ir.Table:
    register = facts.table("dust_control_facilities")
    working = register.filter(
        register.state == "working", register.installed_on.isnull() | (register.installed_on <= facts.about)
    )
    there = working.group_by(*POSITION).agg(facilities=working.count())
    positions = with_dust_positions(facts).left_join(there, POSITION)
    return counted_rows(
        positions,
        numerator=positions.facilities > 0,
        reason="无正常的防尘设施",
        work_position=positions.work_position,
    )


indicator = Indicator(
    name="facility_position_rate",
    title="产尘岗位防尘设施配备率",
    version="1",
    counted="岗位",
    register="dust_control_facilities",
    items=("AF4-01",),
    reads={
        "employers": EMPLOYERS,
        "exposed_workers": WORKERS,
        "dust_measurements": MEASURED,
        "dust_control_facilities": FACILITIES,
    },
    rows=rows,
    target="facility_position_rate",
    population="截止日纳入专项治理范围且在产的用人单位有在岗接尘劳动者的岗位",
    numerator="有正常防尘设施的岗位数",
    denominator="产尘岗位数（以接尘劳动者台账的岗位为准）",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日的状态",
    basis="职业病防治法（2018）第22条",
    blind_spots="岗位名称两本台账写法不一致的核对不上；设施是否有效须现场看",
)
