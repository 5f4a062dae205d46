"""Projects of employers approved in three years (用人单位近三年建设项目数).

Counts       建设项目
Period       截止日前三年立项
Numerator    近三年立项的新建、改建、扩建、技改、引进项目数
Denominator  同分子
Source       安监总局令第90号
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
    return counted_rows(placed(recent.drop("division", "key_industry"), facts), numerator=1)


indicator = Indicator(
    name="project_count",
    title="用人单位近三年建设项目数",
    version="1",
    counted="建设项目",
    register="construction_projects",
    items=("AF8-01",),
    reads={"employers": EMPLOYERS, "construction_projects": PROJECTS},
    rows=rows,
    target="project_count",
    population="截止日纳入治理范围的在产用人单位",
    numerator="近三年立项的新建、改建、扩建、技改、引进项目数",
    denominator="同分子",
    exclusions="未纳入范围或不在产的不计入；另列含排除单位的口径（无粉尘、重复登记的始终不计）",
    period="截止日前三年立项",
    basis="安监总局令第90号",
    blind_spots="项目名单应来自发改备案；台账漏登的项目既不在分子也不在分母",
    measure="count",
    unit="个",
)
