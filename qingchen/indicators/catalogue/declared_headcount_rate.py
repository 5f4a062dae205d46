"""By how much declared numbers of exposed workers lie off the roster (申报接尘人数与在岗人数偏差率).

Counts       在岗接尘人数
Period       截止日的状态
Numerator    申报接尘人数与在岗接尘人数相差的人数（多报、少报都算），每户最多计到其在岗人数
Denominator  可以比较的用人单位的在岗接尘人数
Source       职业病危害项目申报办法；偏差线为建议值
Blind spots  与台账比，不是与现场清点数比：现场数由检查组填
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.declarations import READS as DECLARATIONS
from qingchen.indicators.declarations import newest_declarations
from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.workers import READS as WORKERS
from qingchen.indicators.workers import workers_in_post


def rows(facts: Facts) -> ir.Table:
    newest = newest_declarations(facts)
    valid = newest.filter(newest.declaration_type != "cancellation", newest.workers_declared.notnull())
    told = valid.select("uscc", "site_no", declared=valid.workers_declared)
    present = workers_in_post(facts)
    roster = present.group_by("uscc", "site_no").agg(there=present.count())
    sites = employers(facts).inner_join(told, ["uscc", "site_no"]).inner_join(roster, ["uscc", "site_no"])
    off = ibis.least((sites.declared - sites.there).abs(), sites.there)
    reason = "申报 " + sites.declared.cast("string") + " 人，在岗接尘 " + sites.there.cast("string") + " 人"
    return counted_rows(sites, numerator=off, denominator=sites.there, reason=reason)


indicator = Indicator(
    name="declared_headcount_rate",
    title="申报接尘人数与在岗人数偏差率",
    version="2",
    counted="在岗接尘人数",
    register="employers",
    items=("AF2-03",),
    reads={"employers": EMPLOYERS, "hazard_declarations": DECLARATIONS, "exposed_workers": WORKERS},
    rows=rows,
    target="declared_headcount_rate",
    population="截止日纳入专项治理范围且在产的用人单位中，有有效申报且填了接尘人数、台账有在岗接尘劳动者的",
    numerator="申报接尘人数与在岗接尘人数相差的人数（多报、少报都算），每户最多计到其在岗人数",
    denominator="可以比较的用人单位的在岗接尘人数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）；没有申报或没有在岗人员的不计入",
    period="截止日的状态",
    basis="职业病危害项目申报办法；偏差线为建议值",
    blind_spots="与台账比，不是与现场清点数比：现场数由检查组填",
    better="lower",
)
