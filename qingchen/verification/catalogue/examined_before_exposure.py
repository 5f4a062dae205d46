"""A pre-placement examination (上岗前检查) dated after the worker's exposure had begun.

Looks at     examinations of workers in post, of the same person and employer site
Flagged      pre-placement examination later than the start of exposure; the day itself is in order
Why          the employer set a worker to dust before the examination, or an in-service examination was entered as
             a pre-placement one, which moves the day when the next one is due
Source       Law (2018) art. 35; dossier 3.6: 上岗前 ≤ start of exposure
Innocent     the worker came back (a second spell), or changed to another dust at the same employer
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.workers import KEY, placed, workers_in_post
from qingchen.indicators.workers import READS as WORKERS
from qingchen.verification.check import Check


def rows(facts: Facts) -> ir.Table:
    register = facts.table("health_examinations")
    pre_placement = register.filter(register.examination_type == "pre_placement", register.examined_on <= facts.about)
    workers = placed(workers_in_post(facts), facts).select(*KEY, "name", "division", "exposure_from")
    both = pre_placement.inner_join(workers, KEY)
    late = both.filter(both.examined_on > both.exposure_from)
    days = late.examined_on.delta(late.exposure_from, unit="day").cast("string")
    sentence = ibis.literal("上岗前检查日期 ") + late.examined_on.cast("string")
    sentence = sentence + " 晚于开始接尘日期 " + late.exposure_from.cast("string") + "，相差 " + days + " 天。"
    return late.select("division", *TRACE, subject=late.name + "的接尘劳动者", sentence=sentence)


check = Check(
    name="examined_before_exposure",
    title="上岗前检查晚于开始接尘",
    look_at="该劳动者的劳动合同、上岗记录和体检个案卡：是先上岗后检查，还是把在岗期间检查填成了上岗前检查",
    innocent="劳动者离开后又回来（第二段用工），或者在本单位换接另一种粉尘",
    basis="职业病防治法（2018）第35条；GBZ 188-2014",
    register="health_examinations",
    reads={
        "employers": EMPLOYERS,
        "exposed_workers": WORKERS,
        "health_examinations": ("person_key", "uscc", "site_no", "examined_on", "examination_type"),
    },
    rows=rows,
)
