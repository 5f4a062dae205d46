"""More workers were examined in the year than were ever exposed in it (实检人数大于接尘人数).

Looks at     employer sites with in-service examinations in the cut-off's year
Flagged      persons examined > the larger of the workers exposed that the employer's file says and those on its roster
             who were exposed on any day of the year
Why          examinations of people who do not work there fill the numerator, or the roster was cut
Source       dossier 3.2: dust_exposed ≤ exposed ≤ workers; 6.8: exposed > total
Innocent     workers on the roster of a contractor were examined on the site's account
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.indicators.facts import TRACE
from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import SITE
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    first = first_day_of_year(facts.about)
    register, workers = facts.table("health_examinations"), facts.table("exposed_workers")
    in_year = register.filter(
        register.examination_type == "periodic", register.examined_on >= first, register.examined_on <= facts.about
    )
    examined = in_year.group_by(*SITE).agg(examined=in_year.person_key.nunique(), rows_behind=in_year.count())
    present = workers.filter(
        workers.exposure_from <= facts.about, workers.exposure_until.isnull() | (workers.exposure_until >= first)
    )
    on_roster = present.group_by(*SITE).agg(on_roster=present.person_key.nunique())
    employers = facts.table("employers")
    both = employers.inner_join(examined, SITE).left_join(on_roster, SITE)
    both = both.mutate(on_roster=both.on_roster.fill_null(0), said=both.workers_dust_exposed.fill_null(0))
    over = both.filter(both.examined > ibis.greatest(both.on_roster, both.said))
    told = sentence(
        "本年度在岗期间检查 ", over.examined, " 人，而粉尘单位库记接尘 ", over.said, " 人，劳动者台账有 ",
        over.on_roster, " 人。",
    )  # fmt: skip
    return over.select("division", "rows_behind", *TRACE, subject=over.name, sentence=told)


check = Check(
    name="examined_exceed_exposed",
    title="实检人数大于接尘人数",
    look_at="接尘劳动者花名册、工资表和体检个案卡逐人对：多出来的人是谁，在不在本单位工作",
    innocent="外包队伍的劳动者由本单位安排了检查而没有登入台账",
    basis="职业病防治法（2018）第35条；用人单位职业健康监护监督管理办法（安监总局令第49号）",
    register="employers",
    reads={
        "employers": ("uscc", "site_no", "name", "division", "workers_dust_exposed"),
        "exposed_workers": ("person_key", "uscc", "site_no", "exposure_from", "exposure_until"),
        "health_examinations": ("person_key", "uscc", "site_no", "examined_on", "examination_type"),
    },
    rows=rows,
)
