"""An in-service examination (在岗期间检查) dated before the worker's exposure began.

Looks at     in-service examinations of persons on the roster of the same employer site
Flagged      dated before the first day of exposure of every spell there; the day itself is in order
Why          an examination on entry, or one ordered by another employer, is counted as the one that was due
Source       dossier 1.5: exam types mixed; 3.6: type must fit employment dates
Innocent     the worker came from another site, or the start of exposure was entered late
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
    early = at_site(both.filter(both.examined_on < both.exposed_from), facts)
    told = sentence("在岗期间检查日期 ", early.examined_on, " 早于开始接尘日期 ", early.exposed_from, "。")
    return early.select("division", *TRACE, subject=early.name + "的接尘劳动者", sentence=told)


check = Check(
    name="examined_before_hire",
    title="在岗期间检查早于开始接尘",
    look_at="该劳动者的劳动合同、上岗记录和体检个案卡：是不是把上岗前检查或者别的单位安排的检查填成了在岗期间检查",
    innocent="劳动者从本单位别的场所调来，或者台账中的开始接尘日期填晚了",
    basis="职业病防治法（2018）第35条；GBZ 188-2014",
    register="health_examinations",
    reads={
        "employers": SITES,
        "exposed_workers": WORKERS,
        "health_examinations": ("person_key", "uscc", "site_no", "examined_on", "examination_type"),
    },
    rows=rows,
)
