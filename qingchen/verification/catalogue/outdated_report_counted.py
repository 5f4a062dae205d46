"""A county claims more employers measured than have a report within its cycle; older reports make up the difference.

Looks at     claims of the periodic monitoring rate by counties, beside the same rate from the registers
Flagged      the claimed numerator is higher, by no more than the employers whose newest report is older than its cycle
Why          reports that no longer count were counted
Source       dossier 1.5: report older than cycle
Innocent     newer reports are there but not yet in the register of measurements
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.facts import TRACE
from qingchen.verification.check import PLACE, Check
from qingchen.verification.claimed import READS as CLAIMS
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.wording import sentence

_RATE = "periodic_monitoring_rate"


def rows(facts: CheckFacts) -> ir.Table:
    counted = indicators()[_RATE].rows(facts)
    counted = counted.filter(counted.in_scope)
    outdated = (counted.numerator < counted.denominator) & counted.reason.startswith("超过").fill_null(False)
    by_county = counted.group_by(county=counted.division.substr(0, 6)).agg(
        valid=counted.numerator.sum(), outdated=outdated.sum()
    )
    claims = facts.table("claims")
    claims = claims.filter(claims.indicator == _RATE, claims.inspectee_kind == "county", claims.numerator.notnull())
    both = claims.inner_join(by_county, claims.division == by_county.county)
    over = both.numerator - both.valid
    found = both.mutate(over=over).filter(over > 0, over <= both.outdated)
    told = sentence(
        "申报 ", found.numerator, " 户有周期内的检测报告，台账为 ", found.valid, " 户，多 ", found.over,
        " 户；另有 ", found.outdated, " 户只有超过周期的报告。",
    )  # fmt: skip
    return found.select(
        "division", *TRACE, subject=ibis.literal(PLACE), sentence=told, rows_behind=ibis.greatest(found.outdated, 1)
    )


check = Check(
    name="outdated_report_counted",
    title="超过周期的检测报告可能计入分子",
    look_at="申报分子的逐户名单，对照检测报告的采样日期；只有旧报告的几户在不在名单里",
    innocent="有新的报告而检测台账还没有报",
    basis="工作场所职业卫生监督管理规定（安监总局令第47号）第20条",
    register="claims",
    reads={**indicators()[_RATE].reads, "claims": CLAIMS},
    rows=rows,
)
