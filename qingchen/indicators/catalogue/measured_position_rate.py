"""Dust positions covered by a measurement inside the cycle (检测覆盖产尘岗位比例).

Counts       岗位
Period       截止日向前一个法定周期
Numerator    检测在法定周期内的岗位数
Denominator  产尘岗位数（以接尘劳动者台账的岗位为准）
Source       用人单位职业病危害因素定期检测管理规范；安监总局令第47号第20条
Blind spots  岗位名称两本台账写法不一致的核对不上
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import plus_months
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import employers
from qingchen.indicators.positions import POSITION, positions_measured, with_dust_positions
from qingchen.indicators.positions import READS as POSITIONS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import monitoring_cycles


def rows(facts: Facts) -> ir.Table:
    cycles, strictest = monitoring_cycles(facts.about)
    measured = positions_measured(facts).select(*POSITION, "sampled_on")
    sites = employers(facts).select("uscc", "site_no", "hazard_class")
    positions = with_dust_positions(facts).inner_join(sites, ["uscc", "site_no"])
    positions = positions.left_join(measured, POSITION).left_join(cycles, "hazard_class")
    in_cycle = plus_months(positions.sampled_on, positions.months.fill_null(strictest)) >= facts.about
    reason = ibis.cases((positions.sampled_on.isnull(), "岗位未检测"), else_="岗位检测超过周期")
    return counted_rows(positions, numerator=in_cycle, reason=reason, work_position=positions.work_position)


indicator = Indicator(
    name="measured_position_rate",
    title="检测覆盖产尘岗位比例",
    version="1",
    counted="岗位",
    register="dust_measurements",
    items=("AF5-02",),
    reads=POSITIONS,
    rows=rows,
    target="measured_position_rate",
    population="截止日纳入专项治理范围且在产的用人单位有在岗接尘劳动者的岗位",
    numerator="检测在法定周期内的岗位数",
    denominator="产尘岗位数（以接尘劳动者台账的岗位为准）",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日向前一个法定周期",
    basis="用人单位职业病危害因素定期检测管理规范；安监总局令第47号第20条",
    blind_spots="岗位名称两本台账写法不一致的核对不上",
)
