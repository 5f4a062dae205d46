"""The valid declaration (申报) of an employer in scope says that there is no dust.

Looks at     the newest declaration up to the cut-off of each operating employer in scope
Flagged      it is no cancellation, and its dust is «no» although the register of employers counts exposed workers
Why          dust left out of the declaration keeps the employer out of dust supervision
Source       Law (2018) art. 16; dossier 1.5: declaration without dust factor
Innocent     the dust process was stopped after the employer was registered
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.declarations import READS as DECLARATIONS
from qingchen.indicators.declarations import newest_declarations
from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.verification.check import Check


def rows(facts: Facts) -> ir.Table:
    sites = employers(facts)
    sites = sites.filter(sites.in_scope).select("uscc", "site_no", "name", "division", "workers_dust_exposed")
    both = newest_declarations(facts).inner_join(sites, ["uscc", "site_no"])
    without = both.filter(both.declaration_type != "cancellation", ~both.dust, both.workers_dust_exposed > 0)
    sentence = without.declared_on.cast("string") + " 的申报不含粉尘，而粉尘单位库记有接尘人员 "
    sentence = sentence + without.workers_dust_exposed.cast("string") + " 人。"
    return without.select("division", *TRACE, subject=without.name, sentence=ibis.literal("") + sentence)


check = Check(
    name="declaration_without_dust",
    title="纳入治理的粉尘单位申报不含粉尘",
    look_at="申报回执和申报表的危害因素页、近一次检测报告、现场是否仍有产尘工序",
    innocent="登记以后产尘工序已经停用或者外包",
    basis="职业病防治法（2018）第16条；职业病危害项目申报办法",
    register="hazard_declarations",
    reads={"employers": EMPLOYERS, "hazard_declarations": DECLARATIONS},
    rows=rows,
)
