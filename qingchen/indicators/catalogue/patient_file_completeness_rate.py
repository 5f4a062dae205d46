"""Files whose key fields are filled (档案关键信息完整率).

Counts       病例
Period       截止日的状态
Numerator    证件号码（或缺失原因）、诊断期别、常住地（到村）、救治救助分类、联系电话齐全的档案数
Denominator  已建档案数
Source       数据质量规则
Blind spots  电话是否打得通须随访核实
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED, case_name, living
from qingchen.indicators.places import VILLAGE
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = living(facts)
    cases = cases.filter(cases.file_established.fill_null(False))
    return counted_elsewhere(
        cases,
        numerator=(cases.person_key.notnull() | cases.identity_missing_reason.notnull())
        & cases.stage.notnull()
        & (cases.resident_division.length() >= VILLAGE).fill_null(False)
        & cases.benefit_class.notnull()
        & cases.phone_key.notnull(),
        reason="证件号、期别、常住地到村、保障类型、联系电话有缺",
        name=case_name(cases),
    )


indicator = Indicator(
    name="patient_file_completeness_rate",
    title="档案关键信息完整率",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-05",),
    reads=FOLLOWED,
    rows=rows,
    target="patient_file_completeness_rate",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计；存活且已建档的",
    numerator="证件号码（或缺失原因）、诊断期别、常住地（到村）、救治救助分类、联系电话齐全的档案数",
    denominator="已建档案数",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例，和随访查明是重卡、非尘肺病的",
    period="截止日的状态",
    basis="数据质量规则",
    blind_spots="电话是否打得通须随访核实",
    per_employer=False,
)
