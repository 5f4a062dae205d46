"""Periodic monitoring rate of the year (本年度粉尘检测率): employers measured in the cut-off's calendar year.

Counts       employer sites
Period       1 January of the cut-off's year to the cut-off: compare with the pro-rata line, not with the target
Numerator    employers with a periodic measurement or status evaluation sampled in the period
Denominator  employers in scope and operating on the cut-off day
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5, second view of T2
Blind spots  from 2021-02-01 employers of the general class need no measurement each year: use the rolling rate
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.measurements import READS as MEASUREMENTS
from qingchen.indicators.measurements import employers_with_latest_measurement
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    measured = employers_with_latest_measurement(facts)
    in_year = (measured.last_on >= first_day_of_year(facts.about)).fill_null(False)
    reason = ibis.cases(
        (measured.last_on.isnull(), "无定期检测记录"),
        else_="本年度未检测（上次 " + measured.last_on.cast("string") + "）",
    )
    return counted_rows(measured, numerator=in_year, denominator=1, reason=reason)


indicator = Indicator(
    name="periodic_monitoring_year_rate",
    title="本年度粉尘检测率",
    version="1",
    counted="用人单位",
    register="employers",
    items=(),
    reads={"employers": EMPLOYERS, "dust_measurements": MEASUREMENTS},
    rows=rows,
    target="periodic_monitoring_rate",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="本年1月1日至截止日采样的定期检测或现状评价至少一次的用人单位数",
    denominator="纳入治理范围的在产用人单位数",
    exclusions="同粉尘浓度定期检测率",
    period="截止日所在年度，年中应对照序时进度",
    basis="国卫职健发〔2019〕46号；安监总局令第47号第20条（2020年适用）",
    blind_spots="2021年2月1日起危害一般的单位不必每年检测，应以定期检测率为准",
)
