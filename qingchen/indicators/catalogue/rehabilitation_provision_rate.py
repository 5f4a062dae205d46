"""Rehabilitation stations and points built or planned, where the numbers ask for them (应建康复站（点）已建或已
             列入计划比例).

Counts       乡镇、村居
Period       截止日的状态
Numerator    有康复站（点）在运行、在建或已列入计划的乡镇、村居数
Denominator  达到人数门槛的乡镇、村居数
Source       国卫职健发〔2019〕46号
Blind spots  站点的区划须填到乡镇、村，否则核对不上
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.residents import READS as RESIDENTS
from qingchen.indicators.residents import places_reached
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    places = places_reached(facts)
    return counted_elsewhere(places, numerator=places.provided, reason="未建也未列入计划")


indicator = Indicator(
    name="rehabilitation_provision_rate",
    title="应建康复站（点）已建或已列入计划比例",
    version="2",
    counted="乡镇、村居",
    register="rehabilitation_stations",
    items=("ZH3-09",),
    reads={"employers": EMPLOYERS, **RESIDENTS},
    rows=rows,
    target="rehabilitation_provision_rate",
    population="常住存活患者达到100人的乡镇和达到10人的村居",
    numerator="有康复站（点）在运行、在建或已列入计划的乡镇、村居数",
    denominator="达到人数门槛的乡镇、村居数",
    exclusions="不计入的病例同患者数；停用、撤销的不算；乡镇要康复站，村居要康复点",
    period="截止日的状态",
    basis="国卫职健发〔2019〕46号",
    blind_spots="站点的区划须填到乡镇、村，否则核对不上",
    per_employer=False,
)
