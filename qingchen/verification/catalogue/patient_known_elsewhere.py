"""Another department aids a pneumoconiosis patient whom the register of patients does not know.

Looks at     persons in the matches of medical insurance and aid, and in legal aid, by the stand-in of the identity
             number
Flagged      nobody in the register has that stand-in, and no case without identity number has the same name
Why          patients without a file are in no denominator
Source       dossier 3.10; 6.9: external lists; 1.2 T10: one file per diagnosed patient
Innocent     the identity number in the file is the older one of 15 digits, or was miswritten
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    matches, patients = facts.table("medical_aid_matches"), facts.table("patients")
    # A person has a row a scheme; one of them stands for all.
    first = ibis.window(group_by="person_key", order_by=["_batch", "_row"])
    matches = matches.mutate(
        place=ibis.row_number().over(first), schemes=matches.count().over(ibis.window(group_by="person_key"))
    )
    persons = matches.filter(matches.place == 0)
    unknown = persons.anti_join(patients.filter(patients.person_key.notnull()), "person_key")
    unnumbered = patients.filter(patients.person_key.isnull(), patients.name_key.notnull())
    unknown = unknown.anti_join(unnumbered, "name_key")
    told = sentence("医保救助比对表有此人（", unknown.matched_on, "，", unknown.schemes, " 项），患者一人一档中没有。")
    return unknown.select(
        "division", *TRACE, subject=ibis.literal(PLACE + "的救助对象"), sentence=told, rows_behind=unknown.schemes
    )


check = Check(
    name="patient_known_elsewhere",
    title="医保救助知道的患者没有建档",
    look_at="医保经办机构的病种和诊断证明，诊断机构的报告卡；证件号码在档案中是不是写错或者是旧号",
    innocent="档案中的证件号码写错，或者救助的不是尘肺病",
    basis="国卫职健发〔2019〕46号；吉尘防办发〔2020〕2号 二（三）",
    register="medical_aid_matches",
    reads={
        "patients": ("case_id", "person_key", "name_key"),
        "medical_aid_matches": ("person_key", "name_key", "scheme", "division", "matched_on"),
    },
    rows=rows,
)
