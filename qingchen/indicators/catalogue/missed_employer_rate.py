"""Employers of outside lists that the register does not know (与外部名录比对的漏登率).

Counts       用人单位
Period       截止日的状态
Numerator    名录中有而单位库没有的单位数
Denominator  名录中匹配上的与漏登的单位数
Source       双源比对
Blind spots  名录也不认识的单位不在内：见漏报估计
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.places import at
from qingchen.indicators.rows import counted_elsewhere

LISTS = ("list_kind", "entry_no", "entry_name", "uscc", "division", "match_result", "matched_uscc")


def rows(facts: Facts) -> ir.Table:
    entries = facts.table("external_list_entries")
    judged = at(entries.filter(entries.match_result.isin(["matched", "missed"])))
    whose = ibis.coalesce(judged.uscc, judged.matched_uscc, judged.list_kind + judged.entry_no)
    judged = judged.mutate(whose=whose)
    employers = judged.group_by("whose").agg(
        division=judged.division.min(),
        name=judged.entry_name.min(),
        known=(judged.match_result == "matched").any(),
        **{column: judged[column].max() for column in TRACE},
    )
    return counted_elsewhere(employers, numerator=~employers.known, reason="单位库已登记")


indicator = Indicator(
    name="missed_employer_rate",
    title="与外部名录比对的漏登率",
    version="1",
    counted="用人单位",
    register="external_list_entries",
    items=("ZH2-08",),
    reads={"external_list_entries": LISTS},
    rows=rows,
    target="missed_employer_rate",
    population="外部名录（采矿、安全生产、排污许可，工伤参保，市场主体，用电）中经比对属于粉尘单位的单位，同一单位只计一次",
    numerator="名录中有而单位库没有的单位数",
    denominator="名录中匹配上的与漏登的单位数",
    exclusions="不在范围、名录内重复、待核实、未比对的不计入",
    period="截止日的状态",
    basis="双源比对",
    blind_spots="名录也不认识的单位不在内：见漏报估计",
    better="lower",
    per_employer=False,
)
