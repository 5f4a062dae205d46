"""Implementation of the three simultaneities: of the year's projects of key industries, how many did every step
              due (重点行业新增建设项目“三同时”实施率).

Counts       建设项目
Period       本年1月1日至截止日立项，截止日的状态
Numerator    按所处阶段应完成的预评价、防护设施设计、控制效果评价与验收均已完成的项目数
Denominator  本年度立项的重点行业新增建设项目数
Source       国卫职健发〔2019〕46号；职业病防治法（2018）第17、18条；安监总局令第90号
Blind spots  未到任何步骤应完成阶段（可研）的项目按已实施计；项目名单应来自发改备案；台账漏登的项目既不在分子也
             不在分母
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.projects import READS as PROJECTS
from qingchen.indicators.projects import key_projects_of_year
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    projects = key_projects_of_year(facts)
    reason = ibis.cases(
        (projects.pre_evaluation_due & ~projects.pre_evaluation_done, "未做职业病危害预评价"),
        (projects.design_due & ~projects.design_done, "未做职业病防护设施设计"),
        else_="未完成控制效果评价与验收",
    )
    return counted_elsewhere(projects, numerator=projects.all_done, reason=reason, name=projects.project_name)


indicator = Indicator(
    name="three_simultaneities_rate",
    title="重点行业新增建设项目“三同时”实施率",
    version="1",
    counted="建设项目",
    register="construction_projects",
    items=("ZH6-10",),
    reads={"employers": EMPLOYERS, "construction_projects": PROJECTS},
    rows=rows,
    target="three_simultaneities_rate",
    population="截止日前本年度立项的重点行业新建、改建、扩建、技改、引进项目",
    numerator="按所处阶段应完成的预评价、防护设施设计、控制效果评价与验收均已完成的项目数",
    denominator="本年度立项的重点行业新增建设项目数",
    exclusions="未到阶段的步骤不作为未完成；其他行业的项目不计入",
    period="本年1月1日至截止日立项，截止日的状态",
    basis="国卫职健发〔2019〕46号；职业病防治法（2018）第17、18条；安监总局令第90号",
    blind_spots="未到任何步骤应完成阶段（可研）的项目按已实施计；项目名单应来自发改备案；台账漏登的项目既不在分子也不在分母",
    per_employer=False,
)
