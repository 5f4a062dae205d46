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
from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import examination_cycles
from qingchen.indicators.workers import KEY, placed, workers_in_post

READS = ("person_key", "uscc", "site_no", "examined_on", "examination_type")


def workers_due(facts: Facts, until: date) -> ir.Table:
    """Rows of the workers due in the period that ends on `until` (that day included)."""
    workers = facts.once("workers with examinations", lambda: _with_examinations(facts))
    due = workers.filter(workers.due_on <= until)
    last_periodic = "应检未检（上次在岗期间检查 " + due.last_periodic.cast("string") + "）"
    last_pre_placement = "应检未检（上岗前检查 " + due.last_pre_placement.cast("string") + "，此后未检）"
    reason = ibis.cases(
        (due.last_periodic.notnull(), last_periodic),
        (due.last_pre_placement.notnull(), last_pre_placement),
        else_="应检未检（" + due.exposure_from.cast("string") + " 开始接尘，无检查记录）",
    )
    return counted_rows(due, numerator=due.examined, denominator=1, reason=reason, work_position=due.work_position)


def _with_examinations(facts: Facts) -> ir.Table:
    workers = placed(workers_in_post(facts).left_join(_by_worker(facts), KEY), facts)
    cycles, strictest = examination_cycles(facts.about)
    workers = workers.mutate(coal_mine=(workers.key_industry == "coal_mine").fill_null(False))
    timed = workers.left_join(cycles, ["dust_kind", "coal_mine"])
    since = ibis.coalesce(timed.last_periodic, timed.last_pre_placement, timed.exposure_from)
    return timed.select(
        "uscc",
        "site_no",
        "name",
        "division",
        "in_scope",
        "work_position",
        "exposure_from",
        "last_periodic",
        "last_pre_placement",
        *TRACE,
        examined=timed.examined.fill_null(False),
        due_on=plus_months(since, timed.months.fill_null(strictest)),
    )


def _by_worker(facts: Facts) -> ir.Table:
    first_day = first_day_of_year(facts.about)
    examined = facts.table("health_examinations")
    examined = examined.filter(
        examined.examined_on <= facts.about, examined.examination_type.isin(["periodic", "pre_placement"])
    )
    before = examined.examined_on < first_day
    periodic = examined.examination_type == "periodic"
    return examined.group_by(KEY).agg(
        last_periodic=examined.examined_on.max(where=periodic & before),
        last_pre_placement=examined.examined_on.max(where=~periodic & before),
        examined=(periodic & ~before).any(),
    )
