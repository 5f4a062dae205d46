"""The values of one employer's dust measurements stand in another's report, sample by sample (检测数据雷同).

Looks at     reports of at least three samples whose values hardly come twice by chance (`verification.vectors`)
Flagged      the same values in the same order at another employer; one lead a report after the first
Why          the report was written, not measured
Source       dossier 3.5: identical concentration vectors across reports; 6.8
Innocent     one workshop let to two employers was measured once and reported for both
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE
from qingchen.verification.check import NOWHERE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site, sites
from qingchen.verification.vectors import READS as MEASUREMENTS
from qingchen.verification.vectors import telling_reports
from qingchen.verification.wording import sentence


def rows(facts: CheckFacts) -> ir.Table:
    reports = telling_reports(facts)
    in_turn = ibis.window(group_by="vector", order_by=["sampled_on", "report_no"])
    reports = reports.mutate(
        first=reports.uscc.first().over(in_turn), first_report=reports.report_no.first().over(in_turn)
    )
    copies = at_site(reports.filter(reports.uscc != reports["first"]), facts)
    homes = sites(facts).group_by(first="uscc").agg(named=sites(facts).division.collect(distinct=True))
    copies = copies.left_join(homes, "first").drop("first_right")
    told = sentence(
        "检测报告 ", copies.report_no, " 的 ", copies.samples, " 个浓度与另一单位（", copies["first"], "）的报告 ",
        copies.first_report, " 逐个相同。",
    )  # fmt: skip
    apart = sentence(
        "检测报告 ", copies.report_no, " 的 ", copies.samples, " 个浓度与其他检查对象的一家单位的报告逐个相同。"
    )
    named = copies.named.fill_null(ibis.array([NOWHERE]))
    return copies.select("division", *TRACE, named=named, subject=copies.name, sentence=told, sentence_apart=apart,
                         rows_behind=copies.samples)  # fmt: skip


check = Check(
    name="measurements_copied_between_employers",
    title="两家单位的检测数据逐个相同",
    look_at="两份报告的现场采样记录、采样照片和时间、实验室称量原始记录，检测机构的仪器使用记录",
    innocent="同一车间由两家单位共用，检测一次、各出一份报告",
    basis="职业病防治法（2018）第26条；GBZ 159-2004",
    register="dust_measurements",
    reads={"employers": SITES, "dust_measurements": MEASUREMENTS},
    rows=rows,
)
