"""An in-service examination (在岗期间检查) dated after the worker had left the dust (离岗).

Looks at     in-service examinations of persons all of whose spells at the site have ended
Flagged      dated after the last day of exposure
Why          a worker who has left is no worker due; such an examination fills a numerator
Source       dossier 3.6: type must fit employment dates; 6.8: persons examined after leaving
Innocent     an examination on leaving entered as an in-service one, or a new spell not yet reported
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.indicators.workers import KEY
from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.spells import READS as WORKERS
from qingchen.verification.spells import time_at_site
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    register = facts.table("health_examinations")
    periodic = register.filter(register.examination_type == "periodic", register.examined_on <= facts.about)
    both = periodic.inner_join(time_at_site(facts), KEY)
    late = at_site(both.filter(~both.open_end, both.examined_on > both.left_on), facts)
    told = sentence("在岗期间检查日期 ", late.examined_on, " 晚于停止接尘日期 ", late.left_on, "。")
    return late.select("division", *TRACE, subject=late.name + "的离岗劳动者", sentence=told)


check = Check(
    name="examined_after_leaving",
    title="离岗以后仍有在岗期间检查",
    look_at="该劳动者的离岗手续、工资停发月份和体检个案卡：检查当天本人是否到场，是不是离岗时检查填错了类别",
    innocent="离岗时检查填成了在岗期间检查，或者劳动者又回来而新的用工段还没有报",
    basis="职业病防治法（2018）第35条；GBZ 188-2014",
    register="health_examinations",
    reads={
        "employers": SITES,
        "exposed_workers": WORKERS,
        "health_examinations": ("person_key", "uscc", "site_no", "examined_on", "examination_type"),
    },
    rows=rows,
)
