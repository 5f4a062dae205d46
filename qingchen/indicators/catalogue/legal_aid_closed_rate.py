"""Legal aid cases closed, of those accepted (尘肺病法律援助案件办结率).

Counts       法律援助案件
Period       截止日前全部
Numerator    截止日前已办结的案件数
Denominator  已受理的案件数
Source       吉尘防办发〔2020〕2号 二（三）
Blind spots  受理为0时为“无此类对象”，另须说明宣传告知情况
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.places import at
from qingchen.indicators.rows import counted_elsewhere

CASES = ("legal_aid_no", "division", "accepted_on", "closed_on")


def rows(facts: Facts) -> ir.Table:
    register = facts.table("legal_aid_cases")
    accepted = at(register.filter(register.accepted_on <= facts.about))
    closed = (accepted.closed_on <= facts.about).fill_null(False)
    return counted_elsewhere(accepted, numerator=closed, reason="尚未办结", name=accepted.legal_aid_no)


indicator = Indicator(
    name="legal_aid_closed_rate",
    title="尘肺病法律援助案件办结率",
    version="1",
    counted="法律援助案件",
    register="legal_aid_cases",
    items=("ZH3-19",),
    reads={"legal_aid_cases": CASES},
    rows=rows,
    target="legal_aid_closed_rate",
    population="截止日前受理的尘肺病法律援助案件，按所填区划",
    numerator="截止日前已办结的案件数",
    denominator="已受理的案件数",
    exclusions="未受理的申请不计入",
    period="截止日前全部",
    basis="吉尘防办发〔2020〕2号 二（三）",
    blind_spots="受理为0时为“无此类对象”，另须说明宣传告知情况",
    per_employer=False,
)
