"""Many patients (尘肺病患者) have one telephone number.

Looks at     living patients with a telephone, by its stand-in (the number itself is not read)
Flagged      at least `LEAST` persons with one number; families of two and three are no lead
Why          follow-ups by telephone were made up with one number
Source       dossier 6.8: phone number shared by many patients
Innocent     the number of the village doctor, or of the home in which they live
"""

import ibis
import ibis.expr.types as ir

from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.wording import first_row, places_of, sentence

LEAST = 4


def rows(facts: CheckFacts) -> ir.Table:
    register = facts.table("patients")
    living = register.filter(register.alive, register.phone_key.notnull(), register.not_counted_reason.isnull())
    found = living.group_by("phone_key").agg(
        people=living.count(),
        villages=living.resident_division.nunique(),
        division=living.reporting_division.mode(),
        also=places_of(living.reporting_division),
        **first_row(living),
    )
    found = found.filter(found.people >= LEAST)
    told = sentence("有 ", found.people, " 名在世患者登记同一个电话，分住 ", found.villages, " 个村（社区）。")
    return found.select(
        "division",
        "also",
        "rows_behind",
        "_batch",
        "_row",
        "_line",
        subject=ibis.literal(PLACE + "的患者"),
        sentence=told,
    )


check = Check(
    name="phone_shared_by_many_patients",
    title="许多患者登记同一个电话",
    look_at="拨打这个电话问是谁的；抽两三名患者入户，核对随访记录上的日期和内容",
    innocent="登记的是村医或者养老机构的电话",
    basis="吉尘防办发〔2020〕2号 二（三）",
    register="patients",
    reads={
        "patients": ("case_id", "phone_key", "alive", "not_counted_reason", "resident_division", "reporting_division"),
    },
    rows=rows,
)
