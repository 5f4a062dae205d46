"""An institution's reports are nearly all dated on the day of the examination itself.

Looks at     examinations of the cut-off's year with a day of report, by institution
Flagged      at least `LEAST` of them, and more than `SHARE` reported on the very day
Why          a report needs films read and blood tested; reports without delay were written without them
Source       dossier 3.6: 0 days between exam and report for >x % → flag; 6.8
Innocent     the register was filled with the day of examination where the day of report was not at hand
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.dates import first_day_of_year
from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.wording import first_row, places_of, sentence

LEAST, SHARE = 20, 0.5


def rows(facts: CheckFacts) -> ir.Table:
    register = facts.table("health_examinations")
    dated = register.filter(
        register.reported_on.notnull(),
        register.examined_on >= first_day_of_year(facts.about),
        register.examined_on <= facts.about,
    )
    counted = dated.group_by("institution_no").agg(
        total=dated.count(), at_once=(dated.reported_on == dated.examined_on).sum()
    )
    many = counted.filter(counted.total >= LEAST, counted.at_once > counted.total * SHARE)
    same_day = dated.filter(dated.reported_on == dated.examined_on).inner_join(many, "institution_no")
    same_day = at_site(same_day, facts)
    found = same_day.group_by("institution_no").agg(
        name=same_day.institution_name.max(),
        division=same_day.division.mode(),
        also=places_of(same_day.division),
        total=same_day.total.max(),
        at_once=same_day.at_once.max(),
        **first_row(same_day),
    )
    told = sentence("本年度 ", found.total, " 份体检报告中，", found.at_once, " 份的报告日期就是检查日期。")
    subject = ibis.coalesce(found.name, found.institution_no)
    return found.select("division", "also", "rows_behind", "_batch", "_row", "_line", subject=subject, sentence=told)


check = Check(
    name="reported_on_the_day_of_examination",
    title="体检报告几乎都在检查当日出具",
    look_at="检验科和影像科的出报告时间、主检医师签字日期、报告打印记录",
    innocent="台账没有报告日期，用检查日期代填",
    basis="职业健康检查管理办法（2019年修订）第17条",
    register="health_examinations",
    reads={
        "employers": SITES,
        "health_examinations": (
            "institution_no", "institution_name", "uscc", "site_no", "examined_on", "reported_on",
        ),
    },
    rows=rows,
)  # fmt: skip
