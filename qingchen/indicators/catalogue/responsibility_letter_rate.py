"""Counties with a letter of responsibility on file (与所辖县（市、区）签订责任书比例).

Counts       县（市、区）
Period       截止日前全部
Numerator    文件台账中有目标责任书的县数
Denominator  县级行政区数
Source       吉尘防办发〔2020〕2号 二（一）
Blind spots  责任书要以县的区划代码登记；内容是否低于省定值由检查组看
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.places import COUNTY, at, counties, number_by_place
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.rows import counted_elsewhere

DOCUMENTS = ("ledger_no", "document_kind", "division", "issued_on")


def rows(facts: Facts) -> ir.Table:
    register = facts.table("documents")
    letters = register.filter(register.document_kind == "responsibility_letter", register.issued_on <= facts.about)
    letters = at(letters)
    there = number_by_place(letters, COUNTY)
    places = counties(facts).left_join(there, "division").drop("division_right")
    return counted_elsewhere(places, numerator=places.number > 0, reason="文件台账中无目标责任书")


indicator = Indicator(
    name="responsibility_letter_rate",
    title="与所辖县（市、区）签订责任书比例",
    version="2",
    counted="县（市、区）",
    register="documents",
    items=("ZH1-06",),
    reads={"employers": EMPLOYERS, "documents": DOCUMENTS},
    rows=rows,
    target="responsibility_letter_rate",
    population="截止日的县级行政区",
    numerator="文件台账中有目标责任书的县数",
    denominator="县级行政区数",
    exclusions="开发区不作为县计，其机构、文件和人员算在所在的县",
    period="截止日前全部",
    basis="吉尘防办发〔2020〕2号 二（一）",
    blind_spots="责任书要以县的区划代码登记；内容是否低于省定值由检查组看",
    per_employer=False,
)
