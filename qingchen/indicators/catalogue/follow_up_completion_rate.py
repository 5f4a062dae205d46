"""Cases with a conclusion of this year's follow-up (随访任务完成率).

Counts       病例
Period       本年1月1日至截止日
Numerator    本年随访有结论（存活、死亡、失访并写明原因）或档案已记死亡的病例数
Denominator  应随访病例数：已报告病例扣除确认的重卡、非尘肺病、非本地（迁出）
Source       吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号
Blind spots  失访也算完成：同时看到位率
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.patients import FOLLOWED, case_name, patients
from qingchen.indicators.rows import counted_elsewhere


def rows(facts: Facts) -> ir.Table:
    cases = patients(facts)
    cases = cases.filter(~cases.left_out)
    return counted_elsewhere(cases, numerator=cases.concluded, reason="无随访结论", name=case_name(cases))


indicator = Indicator(
    name="follow_up_completion_rate",
    title="随访任务完成率",
    version="2",
    counted="病例",
    register="patients",
    items=("ZH3-22",),
    reads=FOLLOWED,
    rows=rows,
    target="follow_up_completion_rate",
    population="截止日前首次诊断的尘肺病病例，按报告地；重卡、非尘肺病、转出的不计",
    numerator="本年随访有结论（存活、死亡、失访并写明原因）或档案已记死亡的病例数",
    denominator="应随访病例数：已报告病例扣除确认的重卡、非尘肺病、非本地（迁出）",
    exclusions="有不计入原因（重卡、非尘肺病、转出）的病例；随访查明非尘肺病、重卡、迁出的（此后又随访到的仍计）",
    period="本年1月1日至截止日",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    blind_spots="失访也算完成：同时看到位率",
    per_employer=False,
)
