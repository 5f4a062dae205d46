"""A list of another department (外部名录) knows an employer that the register of dust employers does not.

Looks at     entries of licences, permits, insurance and the like
Flagged      judged missed (漏登), or its credit code is not in the register; entries judged out of scope, doubles and
             those not yet compared that have no code are left out
Why          whom nobody registers is in no denominator
Source       dossier 3.12 R18; 1.5: shrinking the scope list
Innocent     the entry has no dust, was closed, or is registered under its successor's code
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    entries, employers = facts.table("external_list_entries"), facts.table("employers")
    judged = entries.filter(~entries.match_result.isin(["out_of_scope", "duplicate"]))
    code = ibis.coalesce(judged.matched_uscc, judged.uscc)
    judged = judged.mutate(code=code)
    known = employers.select(code=employers.uscc).distinct().mutate(known=True)
    both = judged.left_join(known, "code")
    unknown = both.filter(both.known.isnull(), (both.match_result == "missed") | both.code.notnull())
    told = sentence(
        unknown.supplied_by, "的名录（", unknown.list_taken_on, "）有这家单位，编号 ", unknown.entry_no,
        "，粉尘单位库中没有。",
    )  # fmt: skip
    return unknown.select("division", *TRACE, subject=unknown.entry_name, sentence=told)


check = Check(
    name="employer_known_elsewhere",
    title="外部名录中的单位没有登记",
    look_at="名录所载的地址到现场看：是否在产、有没有粉尘作业；营业执照变更后的代码",
    innocent="没有粉尘作业，已经关闭，或者以变更后的代码登记",
    basis="吉尘防办发〔2020〕2号 二（二）；两份名单比对（本系统拟定）",
    register="external_list_entries",
    reads={
        "employers": ("uscc",),
        "external_list_entries": (
            "list_kind", "entry_no", "entry_name", "uscc", "division", "list_taken_on", "supplied_by", "match_result",
            "matched_uscc",
        ),
    },
    rows=rows,
)  # fmt: skip
