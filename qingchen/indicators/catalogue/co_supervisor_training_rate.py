"""Co-supervisors trained this year (协管员培训率).

Counts       协管员
Period       截止日所在年度，年中应对照序时进度
Numerator    本年1月1日至截止日培训过的人数
Denominator  协管员总数
Source       吉尘防办发〔2020〕2号 二（四）
Blind spots  以名册所填培训日期为准
"""

import ibis.expr.types as ir

from qingchen.indicators.co_supervisors import READS as CO_SUPERVISORS
from qingchen.indicators.co_supervisors import co_supervisors
from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    people = co_supervisors(facts)
    trained = (people.trained_on >= first_day_of_year(facts.about)) & (people.trained_on <= facts.about)
    return counted_elsewhere(people, numerator=trained, reason="本年度未培训", name="协管员")


indicator = Indicator(
    name="co_supervisor_training_rate",
    title="协管员培训率",
    version="1",
    counted="协管员",
    register="co_supervisors",
    items=("ZH4-11",),
    reads={"co_supervisors": CO_SUPERVISORS},
    rows=rows,
    target="co_supervisor_training_rate",
    population="截止日在聘的协管员，按乡镇",
    numerator="本年1月1日至截止日培训过的人数",
    denominator="协管员总数",
    exclusions="已解聘的不计入",
    period="截止日所在年度，年中应对照序时进度",
    basis="吉尘防办发〔2020〕2号 二（四）",
    blind_spots="以名册所填培训日期为准",
    per_employer=False,
)
