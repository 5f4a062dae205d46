"""Principals' training rate (主要负责人培训率): of the employers in scope, how many have a trained principal.

Counts       one principal for each employer site
Period       the cut-off's calendar year, up to the cut-off (compare with the pro-rata line)
Numerator    employers with a passed training for principals that ended in the period and had the hours
             (16 first, 8 repeated)
Denominator  employers in scope and operating on the cut-off day, one each
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5 and 3.7; 安监总厅安健〔2015〕121号
Blind spots  does not know who the principal is today: a trained predecessor counts
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.trainings import READS as TRAININGS
from qingchen.indicators.trainings import by_site, people_trained, why_untrained


def rows(facts: Facts) -> ir.Table:
    joined = employers(facts).left_join(by_site(people_trained(facts, "principal")), ["uscc", "site_no"])
    return counted_rows(
        joined,
        numerator=(joined.people > 0).fill_null(False),
        denominator=1,
        reason="主要负责人" + why_untrained(joined.short, joined.failed),
    )


indicator = Indicator(
    name="principal_training_rate",
    title="主要负责人培训率",
    version="1",
    counted="主要负责人（每个用人单位1名）",
    register="employers",
    items=("ZH2-13", "AF3-01"),
    reads={"employers": EMPLOYERS, "trainings": TRAININGS},
    rows=rows,
    target="principal_training_rate",
    population="截止日纳入专项治理范围且在产的用人单位，每个单位计1名主要负责人",
    numerator="本年1月1日至截止日主要负责人培训合格且学时达标（初训16、继续8学时）的用人单位数",
    denominator="纳入治理范围的在产用人单位数",
    exclusions="未纳入范围或不在产的不计入；未填用人单位的培训记录不计",
    period="截止日所在年度，年中应对照序时进度",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第34条；安监总厅安健〔2015〕121号",
    blind_spots="不知道现任主要负责人是谁，前任受过培训的也会计入；培训记在另一个场所编号下的不计；往年培训没有入账的，继续培训按初训学时要求",
)
