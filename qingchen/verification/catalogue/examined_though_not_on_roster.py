"""Somebody was examined in service at a site on whose roster (劳动者台账) that person never was.

Looks at     in-service examinations of the cut-off's year at sites that have a roster
Flagged      no spell of that person at the site, of whatever dates; one lead a site, with the number of such persons
Why          strangers' examinations fill the numerator, or the roster leaves out workers who are exposed
Source       dossier 1.5: denominators from the exam list itself
Innocent     the roster is reported later than the examinations
"""

import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.workers import KEY
from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import SITE, at_site
from qingchen.verification.spells import READS as WORKERS
from qingchen.verification.spells import time_at_site
from qingchen.verification.wording import first_row, sentence

LEAST = 2
"""Persons a site: one alone is as easily a slip of the pen."""


def rows(facts: CheckFacts) -> ir.Table:
    register, known = facts.table("health_examinations"), time_at_site(facts)
    in_year = register.filter(
        register.examination_type == "periodic",
        register.examined_on >= first_day_of_year(facts.about),
        register.examined_on <= facts.about,
    )
    with_roster = in_year.semi_join(known.select(*SITE).distinct(), SITE)
    strangers = with_roster.anti_join(known, KEY)
    by_site = strangers.group_by(*SITE).agg(people=strangers.person_key.nunique(), **first_row(strangers))
    found = at_site(by_site.filter(by_site.people >= LEAST), facts)
    told = sentence("本年度在岗期间检查中有 ", found.people, " 人从来不在本单位的接尘劳动者台账中。")
    return found.select("division", "rows_behind", "_batch", "_row", "_line", subject=found.name, sentence=told)


check = Check(
    name="examined_though_not_on_roster",
    title="受检者不在接尘劳动者台账",
    look_at="这些人的劳动合同、考勤和工资发放：在本单位接尘的补登台账，不在本单位的从实检人数中剔除",
    innocent="劳动者台账比体检记录报得晚，新进人员还没有登入",
    basis="职业病防治法（2018）第35条；用人单位职业健康监护监督管理办法（安监总局令第49号）",
    register="health_examinations",
    reads={
        "employers": SITES,
        "exposed_workers": WORKERS,
        "health_examinations": ("person_key", "uscc", "site_no", "examined_on", "examination_type"),
    },
    rows=rows,
)
