"""An employer's dust measurements repeat an earlier report of its own, sample by sample.

Looks at     reports of at least three samples whose values hardly come twice by chance (`verification.vectors`)
Flagged      the same values in the same order in an earlier report of the same site, sampled on another day
Why          last year's report was dated anew
Source       dossier 6.8: duplicated measurement vectors between employers or years
Innocent     one report was entered twice, the second time with a wrong day
"""

import ibis
import ibis.expr.types as ir

from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.vectors import READS as MEASUREMENTS
from qingchen.verification.vectors import telling_reports
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    reports = telling_reports(facts)
    in_turn = ibis.window(group_by=["uscc", "site_no", "vector"], order_by=["sampled_on", "report_no"])
    reports = reports.mutate(
        first=reports.report_no.first().over(in_turn), first_on=reports.sampled_on.first().over(in_turn)
    )
    again = reports.filter(reports.report_no != reports["first"], reports.sampled_on != reports.first_on)
    again = at_site(again, facts)
    told = sentence(
        again.sampled_on, " 采样的报告 ", again.report_no, " 的 ", again.samples, " 个浓度与本单位 ", again.first_on,
        " 采样的报告 ", again["first"], " 逐个相同。",
    )  # fmt: skip
    return again.select("division", "_batch", "_row", "_line", subject=again.name, sentence=told,
                        rows_behind=again.samples)  # fmt: skip


check = Check(
    name="measurements_repeated_between_years",
    title="检测数据与本单位以前的报告逐个相同",
    look_at="后一份报告的现场采样记录、采样照片和时间、实验室称量原始记录",
    innocent="同一份报告登记了两次，其中一次日期填错",
    basis="职业病防治法（2018）第26条；GBZ 159-2004",
    register="dust_measurements",
    reads={"employers": SITES, "dust_measurements": MEASUREMENTS},
    rows=rows,
)
