"""A letter of responsibility (目标责任书) sets a target below the province's.

Looks at     letters that hold on the cut-off day
Flagged      the target of an indicator is lower than the province's on that day
Why          whoever has reached it still falls short (form 1, item ZH1-07: not below the province's)
Source       吉尘防办发〔2020〕2号 二（一）; dossier 1.2
Innocent     a step on the way to the year-end target
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.standards.codes import code_list
from qingchen.verification.check import PLACE, Check
from qingchen.verification.claimed import target_of
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    letters = facts.table("responsibility_targets")
    known = [
        {"indicator": entry.code, "label": entry.label, "least": float(target * 100)}
        for entry in code_list("target_indicator").entries
        if (target := target_of(entry.code, facts)) is not None
    ]
    schema = ibis.schema({"indicator": "string", "label": "string", "least": "float64"})
    both = letters.inner_join(ibis.memtable(known, schema=schema), "indicator")
    low = both.filter(both.target_percent < both.least)
    told = sentence(
        "责任书 ", low.letter_no, " 的", low.label, "目标值为 ", low.target_percent, "%，低于省定的 ", low.least, "%。"
    )
    return low.select("division", *TRACE, subject=ibis.literal(PLACE), sentence=told)


check = Check(
    name="target_below_province",
    title="责任书目标值低于省定值",
    look_at="责任书原件的指标页和签字，与省责任书逐项比对；有没有说明分年度达到的步骤",
    innocent="是分步目标，年底的目标另有约定",
    basis="吉尘防办发〔2020〕2号 二（一）；国卫职健发〔2019〕46号行动目标",
    register="responsibility_targets",
    reads={"responsibility_targets": ("letter_no", "division", "indicator", "target_percent")},
    rows=rows,
)
