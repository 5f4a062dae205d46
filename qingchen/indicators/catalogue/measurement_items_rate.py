"""Employers whose measurements of the year hold total dust, respirable dust and free silica (检测项目齐全率).

Counts       用人单位
Period       本年1月1日至截止日
Numerator    总尘、呼尘、游离二氧化硅都有结果的用人单位数
Denominator  本年检测过的用人单位数
Source       GBZ/T 192.1—192.4；GBZ 159
Blind spots  没有规定呼尘限值的粉尘也要求呼尘；没检测的单位不在内
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.measurements import COUNTING_TYPES
from qingchen.indicators.population import employers
from qingchen.indicators.positions import READS as POSITIONS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    samples = facts.table("dust_measurements")
    samples = samples.filter(
        samples.measurement_type.isin(COUNTING_TYPES),
        samples.sampled_on <= facts.about,
        samples.sampled_on >= first_day_of_year(facts.about),
    )
    kinds = samples.group_by("uscc", "site_no").agg(
        total=(samples.fraction == "total").any(),
        respirable=(samples.fraction == "respirable").any(),
        silica=samples.free_silica_percent.notnull().any(),
    )
    sites = employers(facts).inner_join(kinds, ["uscc", "site_no"])
    reason = ibis.cases((~sites.total, "缺总尘"), (~sites.respirable, "缺呼尘"), else_="缺游离二氧化硅")
    return counted_rows(sites, numerator=sites.total & sites.respirable & sites.silica, reason=reason)


indicator = Indicator(
    name="measurement_items_rate",
    title="检测项目齐全率",
    version="1",
    counted="用人单位",
    register="dust_measurements",
    items=("AF5-03",),
    reads=POSITIONS,
    rows=rows,
    target="measurement_items_rate",
    population="截止日纳入专项治理范围且在产的用人单位中本年做过定期检测或现状评价的",
    numerator="总尘、呼尘、游离二氧化硅都有结果的用人单位数",
    denominator="本年检测过的用人单位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="本年1月1日至截止日",
    basis="GBZ/T 192.1—192.4；GBZ 159",
    blind_spots="没有规定呼尘限值的粉尘也要求呼尘；没检测的单位不在内",
)
