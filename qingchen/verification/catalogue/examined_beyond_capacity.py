"""An institution examined more people on a day than its filed capacity (每日最大检查量).

Looks at     persons examined by institution and day, of institutions that filed a capacity
Flagged      more than the capacity; one lead an institution, with its worst day
Why          examinations that nobody had the time to make were made on paper
Source       dossier 3.6: per-institution daily capacity
Innocent     a mobile team went out beside the house; all of a week's were entered under one day
"""

import ibis
import ibis.expr.types as ir

from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.wording import first_row, places_of, sentence


def rows(facts: CheckFacts) -> ir.Table:
    register, institutions = facts.table("health_examinations"), facts.table("institutions")
    made = register.filter(register.examined_on <= facts.about)
    by_day = made.group_by("institution_no", "examined_on").agg(people=made.person_key.nunique(), **first_row(made))
    filed = institutions.filter(
        institutions.institution_kind == "examination", institutions.capacity_a_day.notnull()
    ).select("institution_no", "institution_name", "capacity_a_day", "division")
    over = by_day.inner_join(filed, "institution_no")
    over = over.filter(over.people > over.capacity_a_day)
    on_these_days = at_site(made.semi_join(over, ["institution_no", "examined_on"]), facts)
    places = on_these_days.group_by("institution_no").agg(also=places_of(on_these_days.division))
    found = over.group_by("institution_no").agg(
        name=over.institution_name.max(),
        division=over.division.max(),
        capacity=over.capacity_a_day.max(),
        days=over.count(),
        most=over.people.max(),
        **{
            column: over[column].argmax(over.people)
            for column in ("examined_on", "_batch", "_row", "_line", "rows_behind")
        },
    )
    found = found.left_join(places, "institution_no").drop("institution_no_right")
    told = sentence(
        "有 ", found.days, " 天超过备案的每日最大检查量 ", found.capacity, " 人，最多的一天（", found.examined_on,
        "）检查 ", found.most, " 人。",
    )  # fmt: skip
    subject = ibis.coalesce(found.name, found.institution_no)
    return found.select("division", "also", "rows_behind", "_batch", "_row", "_line", subject=subject, sentence=told)


check = Check(
    name="examined_beyond_capacity",
    title="体检机构一日检查人数超过能力",
    look_at="当天的登记表、胸片编号和拍片时间、医师签字和排班；有没有外出体检的审批",
    innocent="当天另有外出体检车，或者把几天的检查登在一天",
    basis="职业健康检查管理办法（2019年修订）第5条、第16条",
    register="health_examinations",
    reads={
        "employers": SITES,
        "institutions": ("institution_no", "institution_name", "institution_kind", "division", "capacity_a_day"),
        "health_examinations": ("institution_no", "person_key", "uscc", "site_no", "examined_on"),
    },
    rows=rows,
)
