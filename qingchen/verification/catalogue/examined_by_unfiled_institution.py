"""Examinations by an institution that was not filed (备案) for dust on the day.

Looks at     examinations of the cut-off's year, by institution
Flagged      the register of institutions does not know the number as one of examinations, or it was filed later, had
             been cancelled, or is not filed for dust; one lead an institution
Why          such an examination is none in law, and it fills a numerator
Source       职业健康检查管理办法（2019）; dossier 3.11
Innocent     the filing is known at the province but not yet in the register; a number miswritten
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.wording import first_row, places_of, sentence


def rows(facts: CheckFacts) -> ir.Table:
    register, institutions = facts.table("health_examinations"), facts.table("institutions")
    in_year = register.filter(
        register.examined_on >= first_day_of_year(facts.about), register.examined_on <= facts.about
    )
    filed = institutions.filter(institutions.institution_kind == "examination").select(
        "institution_no", "filed_on", "valid_until", "status", "scopes", where=institutions.division
    )
    both = at_site(in_year, facts).left_join(filed, "institution_no")
    reason = ibis.cases(
        (both["where"].isnull(), "机构台账中没有这个备案编号"),
        (both.status == "cancelled", "该机构已注销"),
        (both.filed_on > both.examined_on, "检查在备案之前"),
        (both.valid_until < both.examined_on, "检查在备案失效之后"),
        (~both.scopes.contains("dust"), "备案范围不含粉尘类"),
    )
    wrong = both.mutate(reason=reason).filter(reason.notnull())
    found = wrong.group_by("institution_no").agg(
        name=wrong.institution_name.max(),
        division=ibis.coalesce(wrong["where"].max(), wrong.division.min()),
        also=places_of(wrong.division),
        reason=wrong.reason.min(),
        first=wrong.examined_on.min(),
        last=wrong.examined_on.max(),
        **first_row(wrong),
    )
    told = sentence(
        "本年度 ", found.rows_behind, " 人次检查（", found.first, " 至 ", found.last, "）由备案编号 ",
        found.institution_no, " 的机构作出：", found.reason, "。",
    )  # fmt: skip
    subject = ibis.coalesce(found.name, found.institution_no)
    return found.select("division", "also", "rows_behind", "_batch", "_row", "_line", subject=subject, sentence=told)


check = Check(
    name="examined_by_unfiled_institution",
    title="体检机构当日未备案",
    look_at="省级卫生健康部门的备案回执、备案的检查类别和日期；体检报告上的机构名称、印章和编号",
    innocent="已经备案而机构台账还没有更新，或者体检台账中的编号写错",
    basis="职业健康检查管理办法（2019年修订）第4条",
    register="health_examinations",
    reads={
        "employers": SITES,
        "institutions": (
            "institution_no", "institution_kind", "division", "filed_on", "valid_until", "status", "scopes",
        ),
        "health_examinations": ("institution_no", "institution_name", "uscc", "site_no", "examined_on"),
    },
    rows=rows,
)  # fmt: skip
