"""An operating employer left out of the scope as a micro one (微型) whose own file says that it is larger.

Looks at     employers out of scope for the reason «micro»
Flagged      operating, and the size in the same row is small, medium or large
Why          whoever is left out is in no denominator (dossier 1.5: shrinking the scope list)
Source       dossier 1.5; 统计上大中小微型企业划分办法
Innocent     the size was corrected and the reason was not, or the other way round
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.wording import sentence

_SIZES = {"small": "小型", "medium": "中型", "large": "大型"}


def rows(facts: CheckFacts) -> ir.Table:
    register = facts.table("employers")
    wrong = register.filter(
        ~register.in_scope,
        register.exclusion_reason == "micro",
        register.production_status == "operating",
        register["size"].isin(list(_SIZES)),
    )
    size = ibis.cases(*[(wrong["size"] == code, label) for code, label in _SIZES.items()])
    told = sentence("以“微型”为由不纳入治理范围，而同一行的规模是", size, "，劳动者 ", wrong.workers, " 人，在产。")
    return wrong.select("division", *TRACE, subject=wrong.name, sentence=told)


check = Check(
    name="excluded_as_micro_though_larger",
    title="以微型为由剔除而规模不是微型",
    look_at="营业执照、社保参保人数和营业收入，剔除的证明材料，现场是否在产",
    innocent="规模已经更正而剔除原因没有跟着改",
    basis="国卫职健发〔2019〕46号；统计上大中小微型企业划分办法（2017）",
    register="employers",
    reads={
        "employers": (
            "uscc", "site_no", "name", "division", "in_scope", "exclusion_reason", "production_status", "size",
            "workers",
        ),
    },
    rows=rows,
)  # fmt: skip
