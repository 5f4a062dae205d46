"""Enforcement coverage: of the employers in scope, how many were inspected this year (粉尘危害用人单位监督检查
             覆盖率).

Counts       用人单位
Period       截止日所在年度，年中应对照序时进度
Numerator    本年1月1日至截止日至少被监督检查1次（有文书编号）的用人单位数
Denominator  纳入治理范围的在产用人单位数
Source       国卫职健发〔2019〕46号；职业病防治法（2018）第62条
Blind spots  检查是否到现场看不出来，须看笔录；检查记在另一个场所编号下的不计
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.inspections import READS as INSPECTIONS
from qingchen.indicators.inspections import inspections_of_year
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    done = inspections_of_year(facts)
    visits = done.group_by("uscc", "site_no").agg(visits=done.count())
    sites = employers(facts).left_join(visits, ["uscc", "site_no"])
    return counted_rows(sites, numerator=sites.visits > 0, reason="本年度无监督检查记录")


indicator = Indicator(
    name="enforcement_coverage_rate",
    title="粉尘危害用人单位监督检查覆盖率",
    version="1",
    counted="用人单位",
    register="employers",
    items=("ZH4-13",),
    reads={"employers": EMPLOYERS, "enforcement_cases": INSPECTIONS},
    rows=rows,
    target="enforcement_coverage_rate",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="本年1月1日至截止日至少被监督检查1次（有文书编号）的用人单位数",
    denominator="纳入治理范围的在产用人单位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；同一单位检查几次只计一户，没有文书编号的不计",
    period="截止日所在年度，年中应对照序时进度",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第62条",
    blind_spots="检查是否到现场看不出来，须看笔录；检查记在另一个场所编号下的不计",
)
