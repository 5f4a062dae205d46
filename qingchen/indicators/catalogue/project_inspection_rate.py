"""Supervision of the three simultaneities: of the same projects, how many were inspected (重点行业新增建设项目“
             三同时”监督检查覆盖率).

Counts       建设项目
Period       截止日所在年度，年中应对照序时进度
Numerator    本年度有监督检查记录（有文书编号并写明项目代码）的项目数
Denominator  本年度立项的重点行业新增建设项目数，与“三同时”实施率同一名单
Source       吉尘防办发〔2020〕2号 二（四）；安监总局令第90号
Blind spots  检查记录未填项目代码的核对不上；项目名单应来自发改备案；台账漏登的项目既不在分子也不在分母
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.inspections import READS as INSPECTIONS
from qingchen.indicators.inspections import inspections_of_year
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.projects import READS as PROJECTS
from qingchen.indicators.projects import key_projects_of_year
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    done = inspections_of_year(facts)
    named = done.filter(done.project_code.notnull())
    inspected = named.group_by("project_code").agg(visits=named.count())
    projects = key_projects_of_year(facts).left_join(inspected, "project_code")
    return counted_elsewhere(
        projects, numerator=projects.visits > 0, reason="本年度无监督检查记录", name=projects.project_name
    )


indicator = Indicator(
    name="project_inspection_rate",
    title="重点行业新增建设项目“三同时”监督检查覆盖率",
    version="1",
    counted="建设项目",
    register="construction_projects",
    items=("ZH4-12",),
    reads={"employers": EMPLOYERS, "construction_projects": PROJECTS, "enforcement_cases": INSPECTIONS},
    rows=rows,
    target="project_inspection_rate",
    population="截止日前本年度立项的重点行业新建、改建、扩建、技改、引进项目",
    numerator="本年度有监督检查记录（有文书编号并写明项目代码）的项目数",
    denominator="本年度立项的重点行业新增建设项目数，与“三同时”实施率同一名单",
    exclusions="没有文书编号的检查不计入",
    period="截止日所在年度，年中应对照序时进度",
    basis="吉尘防办发〔2020〕2号 二（四）；安监总局令第90号",
    blind_spots="检查记录未填项目代码的核对不上；项目名单应来自发改备案；台账漏登的项目既不在分子也不在分母",
    per_employer=False,
)
