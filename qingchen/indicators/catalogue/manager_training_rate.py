"""Managers' training rate (职业健康管理人员培训率): of the managers that employers have, how many were trained.

Counts       managers; an employer without any counts as one untrained
Period       the cut-off's calendar year, up to the cut-off (compare with the pro-rata line)
Numerator    distinct persons with a passed training for managers that ended in the period and had the hours
             (16 first, 8 repeated), at most the employer's denominator; none where the employer has no manager
Denominator  full-time and part-time managers in the register, at least one for each employer in scope and operating
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5 and 3.7; 安监总厅安健〔2015〕121号
Blind spots  a manager left out of the head-count lowers the denominator
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.trainings import READS as TRAININGS
from qingchen.indicators.trainings import by_site, people_trained, why_untrained


def rows(facts: Facts) -> ir.Table:
    joined = employers(facts).left_join(by_site(people_trained(facts, "manager")), ["uscc", "site_no"])
    managers = joined.managers_full_time.fill_null(0) + joined.managers_part_time.fill_null(0)
    trained = ibis.least(managers, joined.people.fill_null(0))
    partly = "管理人员 " + managers.cast("string") + " 名，培训合格 " + trained.cast("string") + " 名"
    reason = ibis.cases(
        (managers == 0, "未配备职业健康管理人员，按1名未培训计"),
        (trained > 0, partly),
        else_="管理人员" + why_untrained(joined.short, joined.failed),
    )
    return counted_rows(joined, numerator=trained, denominator=ibis.greatest(managers, 1), reason=reason)


indicator = Indicator(
    name="manager_training_rate",
    title="职业健康管理人员培训率",
    version="1",
    counted="职业健康管理人员",
    register="employers",
    items=("ZH2-14", "AF3-02"),
    reads={"employers": EMPLOYERS, "trainings": TRAININGS},
    rows=rows,
    target="manager_training_rate",
    population="截止日纳入治理范围的在产用人单位的职业健康管理人员，每个单位至少计1名",
    numerator="本年1月1日至截止日培训合格且学时达标（初训16、继续8学时）的管理人员数，不超过该单位在册数",
    denominator="在册专职、兼职管理人员数，未配备的计1名未培训",
    exclusions="未纳入范围或不在产的不计入；未填用人单位的培训记录不计",
    period="截止日所在年度，年中应对照序时进度",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第34条；安监总厅安健〔2015〕121号",
    blind_spots="少报在册管理人员会使分母变小；培训过但已不任职的人员也会计入（以在册数为上限）；往年培训没有入账的，继续培训按初训学时要求",
)
