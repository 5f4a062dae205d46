"""Periodic monitoring rate (粉尘浓度定期检测率): of the employers in scope, how many are inside the legal cycle.

Counts       employer sites, not workplaces and not samples
Period       rolling: the cycle that ends on the cut-off day
Numerator    employers whose newest periodic measurement or status evaluation was sampled no longer than one cycle
             before the cut-off: day of sampling + cycle ≥ cut-off
Denominator  employers in scope and operating on the cut-off day
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5; order 47 art. 20 (12 months for all), from 2021-02-01 order 5 (12 or 36 by hazard class)
Blind spots  says nothing of how many posts were sampled, nor of the result
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import plus_months
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.measurements import READS as MEASUREMENTS
from qingchen.indicators.measurements import employers_with_latest_measurement
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import monitoring_cycles


def rows(facts: Facts) -> ir.Table:
    cycles, strictest = monitoring_cycles(facts.about)
    measured = employers_with_latest_measurement(facts).left_join(cycles, "hazard_class")
    in_cycle = plus_months(measured.last_on, measured.months.fill_null(strictest)) >= facts.about
    reason = ibis.cases(
        (measured.last_on.isnull(), "无定期检测记录"),
        else_="超过检测周期（上次 " + measured.last_on.cast("string") + "）",
    )
    return counted_rows(measured, numerator=in_cycle.fill_null(False), denominator=1, reason=reason)


indicator = Indicator(
    name="periodic_monitoring_rate",
    title="粉尘浓度定期检测率",
    version="1",
    counted="用人单位",
    register="employers",
    items=("ZH2-10", "AF5-01"),
    reads={"employers": EMPLOYERS, "dust_measurements": MEASUREMENTS},
    rows=rows,
    target="periodic_monitoring_rate",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="最近一次定期检测或现状评价的采样日期加法定周期不早于截止日的用人单位数",
    denominator="纳入治理范围的在产用人单位数",
    exclusions="未纳入范围或不在产的不计入；日常监测、监督检测、控制效果评价不作为定期检测",
    period="截止日向前一个法定周期（2020年为12个月；2021年2月1日起严重的12个月、一般的36个月）",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第26条；安监总局令第47号第20条（2020年适用）",
    blind_spots="只看有没有检测，不看检测了多少岗位、结果是否合格；按台账所填机构资质号认定，未核对机构名录",
)
