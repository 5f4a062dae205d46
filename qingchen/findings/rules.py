"""What a finding must hold: statement, fact, figure and named object (notice, section 五: 现象要具体，明确所指)."""

from collections.abc import Mapping
from datetime import date

from qingchen.inspection.form import Form
from qingchen.standards.violations import violations
from qingchen.standards.working_days import end_of_term, is_working_day

FIELD_TITLES = {"statement": "问题", "fact": "事实", "figure": "数据", "named_object": "所指对象"}
SEVERITIES = {"general": "一般", "serious": "严重"}
WITHOUT_ITEM = ("check", "visit")
"""Sources that need no item of the form."""
_LONGEST_DAYS = 366


def finding_faults(
    form: Form,
    item_code: str,
    values: Mapping[str, str],
    severity: str,
    source: str = "item",
    violation: str = "",
    written: str = "",
) -> list[str]:
    """Every fault as a Chinese sentence; an empty list where the finding may be raised. `written`: see clause_of."""
    faults = []
    known = item_code in form.by_code or (source in WITHOUT_ITEM and not item_code)
    if not known:
        faults.append(f"{form.annex}没有编码为“{item_code}”的检查事项，请从检查事项中选取。")
    for name, title in FIELD_TITLES.items():
        if not values.get(name):
            faults.append(f"“{title}”没有填写。通知要求事实和数据充分、现象具体、明确所指。")
    if values.get("figure") and not any(character.isdigit() for character in values["figure"]):
        faults.append(f"“数据”里没有数字，填写为“{values['figure'][:30]}”。请写明涉及的数量，如“3 台除尘器未开启”。")
    if severity not in SEVERITIES:
        faults.append("“程度”应为一般（general）或严重（serious）。")
    if violation and violation not in violations():
        faults.append(f"没有编码为“{violation}”的违法行为，请从列表中选取，或者留空。")
    elif known and source != "self_check" and not clause_of(form, item_code, violation, written):
        faults.append("没有依据。请选对应的检查事项或违法行为；都没有的，在“依据”里写明法规条款或文件要求。")
    return faults


def clause_of(form: Form, item_code: str, violation: str, written: str = "") -> str:
    """What a finding rests on: the clause broken, what its item rests on, what was written, at last the item itself."""
    if violation:
        return violations()[violation].clause
    if not item_code:
        return written.strip()
    return form.by_code[item_code].basis or written.strip() or f"{form.annex}{item_code}"


def term_faults(last: date, today: date) -> list[str]:
    """What is against `last` as the end of a term given today. Raises NoCalendar."""
    end_of_term(last, 0)  # a year without its notice is told before anything about the day
    if last <= today:
        return [f"“整改时限” {last:%Y-%m-%d} 应晚于今天。请另定日期。"]
    if (last - today).days > _LONGEST_DAYS:
        return [f"“整改时限” {last:%Y-%m-%d} 超过一年。长期坚持的事项请定首次报告的日期。"]
    if not is_working_day(last):
        return [f"“整改时限” {last:%Y-%m-%d} 不是工作日。请改为前后的工作日。"]
    return []
