"""In-service examinations with chest film and lung function (体检项目与粉尘匹配率).

Counts       在岗期间检查
Period       本年1月1日至截止日
Numerator    做了高千伏或DR胸片和肺功能的检查人次
Denominator  本年在岗期间检查人次
Source       GBZ 188-2014
Blind spots  项目照个案卡所填
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.examined import READS as EXAMINATIONS
from qingchen.indicators.examined import examinations_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    held = examinations_of_year(facts)
    held = held.filter(held.examination_type == "periodic")
    film = held.chest_film_mode.notnull() & held["items"].contains("chest_film").fill_null(False)
    lungs = held["items"].contains("lung_function").fill_null(False)
    reason = ibis.cases((~film, "无高千伏或DR胸片"), else_="无肺功能")
    return counted_rows(held, numerator=film & lungs, reason=reason)


indicator = Indicator(
    name="examination_items_rate",
    title="体检项目与粉尘匹配率",
    version="1",
    counted="在岗期间检查",
    register="health_examinations",
    items=("AF7-03",),
    reads={"employers": EMPLOYERS, "health_examinations": EXAMINATIONS},
    rows=rows,
    target="examination_items_rate",
    population="截止日纳入专项治理范围且在产的用人单位本年的在岗期间检查",
    numerator="做了高千伏或DR胸片和肺功能的检查人次",
    denominator="本年在岗期间检查人次",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="本年1月1日至截止日",
    basis="GBZ 188-2014",
    blind_spots="项目照个案卡所填",
)
