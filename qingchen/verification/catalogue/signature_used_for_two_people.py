"""The same signature (签字影像指纹) stands for several people in the sign-in sheets of trainings.

Looks at     trainings with the fingerprint of a signature
Flagged      one fingerprint for two persons or more; one lead a fingerprint
Why          one hand signed for others by copying a picture
Source       dossier 3.7: sign_hash
Innocent     the fingerprint of the whole sheet was entered for everybody on it (then all of one training share it, and
             it is not flagged)
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.wording import first_row, places_of, sentence


def rows(facts: CheckFacts) -> ir.Table:
    register = facts.table("trainings")
    signed = register.filter(register.signature_digest.notnull(), register.trained_until <= facts.about)
    of_sheet = signed.group_by("training_no").agg(digests=signed.signature_digest.nunique(), people=signed.count())
    whole = of_sheet.filter(of_sheet.digests == 1, of_sheet.people > 1)
    own = signed.anti_join(whole, "training_no")
    again = own.group_by("signature_digest").agg(people=own.person_key.nunique())
    rows = at_site(own.inner_join(again.filter(again.people > 1), "signature_digest"), facts)
    found = rows.group_by("signature_digest").agg(
        people=rows.people.max(),
        trainings=rows.training_no.nunique(),
        name=rows.name.min(),
        division=rows.division.argmin(rows.name),
        also=places_of(rows.division),
        **first_row(rows),
    )
    told = sentence("同一签字影像在 ", found.trainings, " 次培训中用于 ", found.people, " 个人。")
    return found.select(
        "division", "also", "rows_behind", *TRACE,
        subject=found.name, sentence=told, subject_apart=ibis.literal(PLACE + "的受训人员"),
    )  # fmt: skip


check = Check(
    name="signature_used_for_two_people",
    title="同一签字用于几个人",
    look_at="签到表原件上的笔迹，抽几个人当面问培训的时间、地点和内容",
    innocent="扫描时一份签字影像归到了几个人名下",
    basis="安监总厅安健〔2015〕121号",
    register="trainings",
    reads={
        "employers": SITES,
        "trainings": ("training_no", "person_key", "trained_until", "uscc", "site_no", "signature_digest"),
    },
    rows=rows,
)
