"""One chest film number (胸片号) of an institution stands for several people.

Looks at     examinations with a film number, by institution
Flagged      the same number for two persons or more
Why          one film was read for several people, or the findings were copied
Source       dossier 3.6: film number unique; 6.8: one exam number for two people
Innocent     the institution begins its numbers anew each year (so the same number is compared within a year only)
"""

import ibis
import ibis.expr.types as ir

from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.wording import first_row, places_of, sentence


def rows(facts: CheckFacts) -> ir.Table:
    register = facts.table("health_examinations")
    filmed = register.filter(register.film_no.notnull(), register.examined_on <= facts.about)
    filmed = filmed.mutate(year=filmed.examined_on.year())
    # The few numbers that come again are looked for first: joining every row with its site would be dear.
    again = filmed.group_by("institution_no", "film_no", "year").agg(people=filmed.person_key.nunique())
    again = again.filter(again.people > 1)
    rows = at_site(filmed.inner_join(again, ["institution_no", "film_no", "year"]), facts)
    found = rows.group_by("institution_no", "film_no", "year").agg(
        people=rows.people.max(),
        name=rows.institution_name.max(),
        division=rows.division.min(),
        also=places_of(rows.division),
        **first_row(rows),
    )
    told = sentence("胸片号 ", found.film_no, " 在 ", found.year, " 年用于 ", found.people, " 个人。")
    subject = ibis.coalesce(found.name, found.institution_no)
    return found.select("division", "also", "rows_behind", "_batch", "_row", "_line", subject=subject, sentence=told)


check = Check(
    name="film_used_for_two_people",
    title="一张胸片用于几个人",
    look_at="体检机构影像系统中的胸片、拍片时间和受检者，这几个人的个案卡和读片记录",
    innocent="登记时串行，胸片号抄错",
    basis="GBZ 188-2014；GBZ 70-2015",
    register="health_examinations",
    reads={
        "employers": SITES,
        "health_examinations": (
            "institution_no", "institution_name", "film_no", "person_key", "uscc", "site_no", "examined_on",
        ),
    },
    rows=rows,
)  # fmt: skip
