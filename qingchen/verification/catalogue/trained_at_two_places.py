"""One person sat in two trainings (培训) in person on the same day, at two places.

Looks at     trainings in person of one person whose days overlap
Flagged      two trainings with different numbers, of different organisers or for different employers
Why          signed for by somebody else, or never held
Source       dossier 3.7: person in two places at the same time
Innocent     a morning's and an afternoon's training in one house under two organisers
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.verification.check import NOWHERE, PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site, sites
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    register = facts.table("trainings")
    held = register.filter(register["mode"] == "in_person", register.trained_until <= facts.about)
    held = held.filter(held.trained_from.notnull())
    # People with one training only cannot be meant; leaving them out first makes the join small.
    several = held.group_by("person_key").agg(trainings=held.training_no.nunique())
    held = held.semi_join(several.filter(several.trainings > 1), "person_key")
    other = held.select(
        "person_key", other_no="training_no", other_from="trained_from", other_until="trained_until",
        other_organiser="organiser", other_uscc="uscc", other_site="site_no",
    )  # fmt: skip
    both = held.inner_join(other, "person_key")
    apart = (both.organiser != both.other_organiser).fill_null(True) | (both.uscc != both.other_uscc).fill_null(True)
    both = both.filter(
        both.training_no > both.other_no,
        both.trained_from <= both.other_until,
        both.other_from <= both.trained_until,
        apart,
    )
    elsewhere = sites(facts).select(other_uscc="uscc", other_site="site_no", other_place="division")
    found = at_site(both.left_join(elsewhere, ["other_uscc", "other_site"]), facts)
    told = sentence(
        found.trained_from, " 参加面授培训 ", found.training_no, "（", found.organiser, "），同一天又参加面授培训 ",
        found.other_no, "（", found.other_organiser, "）。",
    )  # fmt: skip
    unknown = found.other_place.isnull() & (found.other_uscc != found.uscc).fill_null(True)
    return found.select(
        "division", *TRACE, also=ibis.array([found.other_place]),
        named=unknown.ifelse(ibis.array([NOWHERE]), ibis.null("array<string>")),
        subject=found.name + "的受训人员", sentence=told,
        subject_apart=ibis.literal(PLACE + "的受训人员"),
        sentence_apart=ibis.literal("有一人同一天参加两场面授培训，其中一场是其他检查对象的。"),
    )  # fmt: skip


check = Check(
    name="trained_at_two_places",
    title="同一人同一天在两处参加面授培训",
    look_at="两次培训的签到表笔迹、现场照片和考卷，培训机构的场地和师资安排",
    innocent="同一地点上午、下午分属两家机构的培训",
    basis="安监总厅安健〔2015〕121号",
    register="trainings",
    reads={
        "employers": SITES,
        "trainings": (
            "training_no", "person_key", "organiser", "trained_from", "trained_until", "mode", "uscc", "site_no",
        ),
    },
    rows=rows,
)  # fmt: skip
