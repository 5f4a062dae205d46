"""Pre-evaluation done, of the projects past feasibility (建设项目职业病危害预评价完成率).

Counts       建设项目
Period       截止日前三年立项，截止日的状态
Numerator    已完成预评价的项目数
Denominator  所处阶段应当已完成预评价的项目数
Source       职业病防治法（2018）第17、18条；安监总局令第90号
Blind spots  项目名单应来自发改备案；台账漏登的项目既不在分子也不在分母
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.projects import READS as PROJECTS
from qingchen.indicators.projects import projects_of_months
from qingchen.indicators.rows import counted_rows
from qingchen.indicators.rules_in_force import number_in_force
from qingchen.indicators.workers import placed


def rows(facts: Facts) -> ir.Table:
    recent = projects_of_months(facts, number_in_force("project_window_months", facts.about))
    due = placed(recent.filter(recent.pre_evaluation_due).drop("division", "key_industry"), facts)
    return counted_rows(due, numerator=due.pre_evaluation_done, reason=due.project_name + "：未做职业病危害预评价")


indicator = Indicator(
    name="pre_evaluation_rate",
    title="建设项目职业病危害预评价完成率",
    version="1",
    counted="建设项目",
    register="construction_projects",
    items=("AF8-02",),
    reads={"employers": EMPLOYERS, "construction_projects": PROJECTS},
    rows=rows,
    target="pre_evaluation_rate",
    population="截止日纳入治理范围的在产用人单位近三年立项的建设项目",
    numerator="已完成预评价的项目数",
    denominator="所处阶段应当已完成预评价的项目数",
    exclusions="未到该阶段的不计入；未填用人单位的项目不计入",
    period="截止日前三年立项，截止日的状态",
    basis="职业病防治法（2018）第17、18条；安监总局令第90号",
    blind_spots="项目名单应来自发改备案；台账漏登的项目既不在分子也不在分母",
)
