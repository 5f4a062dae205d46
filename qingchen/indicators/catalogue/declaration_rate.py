"""Declaration rate (粉尘危害项目申报率): of the employers in scope, how many have declared their dust.

Counts       employer sites
Period       state on the cut-off day
Numerator    employers whose newest declaration up to the cut-off is no cancellation and contains dust
Denominator  employers in scope and operating on the cut-off day
Unit         percent, one decimal, half up; no denominator, no rate
Source       dossier 1.5; Law on Prevention and Control of Occupational Diseases (2018) art. 16
Blind spots  an employer missing from the register of employers is in neither number
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.declarations import READS as DECLARATIONS
from qingchen.indicators.declarations import newest_declarations
from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.rows import counted_rows


def rows(facts: Facts) -> ir.Table:
    newest = newest_declarations(facts).drop(*TRACE)
    joined = employers(facts).left_join(newest, ["uscc", "site_no"])
    cancelled = joined.declaration_type == "cancellation"
    day = joined.declared_on.cast("string")
    reason = ibis.cases(
        (joined.declared_on.isnull(), "未申报"),
        (cancelled, "申报已注销（" + day + "）"),
        else_="申报不含粉尘（" + day + "）",
    )
    return counted_rows(joined, numerator=(~cancelled & joined.dust).fill_null(False), denominator=1, reason=reason)


indicator = Indicator(
    name="declaration_rate",
    title="粉尘危害项目申报率",
    version="1",
    counted="用人单位",
    register="employers",
    items=("ZH2-09", "AF2-01"),
    reads={"employers": EMPLOYERS, "hazard_declarations": DECLARATIONS},
    rows=rows,
    target="declaration_rate",
    population="截止日纳入专项治理范围且在产的用人单位",
    numerator="截止日前最近一次申报不是注销、且申报内容含粉尘的用人单位数",
    denominator="纳入治理范围的在产用人单位数",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第16条；职业病危害项目申报办法",
    blind_spots="粉尘单位库中没有的单位既不在分子也不在分母；单位名称、代码变更后仍用旧回执的，按代码核对不上即计为未申报",
)
