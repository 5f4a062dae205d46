"""What a finding must hold: statement, fact, figure and named object (notice, section 五: 现象要具体，明确所指)."""

from collections.abc import Mapping

from qingchen.inspection.form import Form

FIELD_TITLES = {"statement": "问题", "fact": "事实", "figure": "数据", "named_object": "所指对象"}
SEVERITIES = {"general": "一般", "serious": "严重"}


def finding_faults(form: Form, item_code: str, values: Mapping[str, str], severity: str) -> list[str]:
    """Every fault as a Chinese sentence; an empty list where the finding may be raised."""
    faults = []
    if item_code not in form.by_code:
        faults.append(f"{form.annex}没有编码为“{item_code}”的检查事项，请从检查事项中选取。")
    for name, title in FIELD_TITLES.items():
        if not values.get(name):
            faults.append(f"“{title}”没有填写。通知要求事实和数据充分、现象具体、明确所指。")
    if values.get("figure") and not any(character.isdigit() for character in values["figure"]):
        faults.append(f"“数据”里没有数字，填写为“{values['figure'][:30]}”。请写明涉及的数量，如“3 台除尘器未开启”。")
    if severity not in SEVERITIES:
        faults.append("“程度”应为一般（general）或严重（serious）。")
    return faults
