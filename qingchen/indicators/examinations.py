"""Who is due for an in-service examination (在岗期间职业健康检查), and who had it.

Due in a period      the last in-service examination before the period's first day (else the pre-placement one
                     before it, else the start of exposure) + the cycle ≤ the period's last day
Examined             an in-service examination inside the period, on or before the cut-off day
The period begins on 1 January of the cut-off's year. Only examinations ordered by the same employer site count, so a
place's rate is the same whoever looks at it.
"""

from datetime import date

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year, plus_months
from qingchen.indicators.facts import Facts
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import examination_cycles
from qingchen.indicators.workers import workers_in_post

READS = ("person_key", "uscc", "site_no", "examined_on", "examination_type")
_KEY = ["person_key", "uscc", "site_no"]


def workers_due(facts: Facts, until: date) -> ir.Table:
    """Rows of the workers due in the period that ends on `until` (that day included)."""
    workers = facts.once("workers with examinations", lambda: _with_examinations(facts))
    due = workers.filter(workers.due_on <= until)
    reason = ibis.cases(
        (due.last_periodic.notnull(), "应检未检（上次在岗期间检查 " + due.last_periodic.cast("string") + "）"),
        (
            due.last_pre_placement.notnull(),
            "应检未检（上岗前检查 " + due.last_pre_placement.cast("string") + "，此后未检）",
        ),
        else_="应检未检（" + due.exposure_from.cast("string") + " 开始接尘，无检查记录）",
    )
    return counted_rows(due, numerator=due.examined, denominator=1, reason=reason, work_position=due.work_position)


def _with_examinations(facts: Facts) -> ir.Table:
    first_day = first_day_of_year(facts.about)
    examined = facts.table("health_examinations")
    examined = examined.filter(examined.examined_on <= facts.about)
    before = examined.examined_on < first_day
    periodic = examined.examination_type == "periodic"
    pre_placement = examined.examination_type == "pre_placement"
    by_worker = examined.group_by(_KEY).agg(
        last_periodic=examined.examined_on.max(where=periodic & before),
        last_pre_placement=examined.examined_on.max(where=pre_placement & before),
        examined=(periodic & ~before).any(),
    )
    workers = workers_in_post(facts)
    cycles, strictest = examination_cycles(facts.about)
    coal_mine = (workers.key_industry == "coal_mine").fill_null(False)
    workers = workers.mutate(coal_mine=coal_mine).left_join(cycles, ["dust_kind", "coal_mine"])
    workers = workers.mutate(months=workers.months.fill_null(strictest))
    workers = workers.drop("dust_kind_right", "coal_mine_right")
    joined = workers.left_join(by_worker, _KEY).drop(*[f"{name}_right" for name in _KEY])
    since = ibis.coalesce(joined.last_periodic, joined.last_pre_placement, joined.exposure_from)
    return joined.mutate(due_on=plus_months(since, joined.months), examined=joined.examined.fill_null(False))
