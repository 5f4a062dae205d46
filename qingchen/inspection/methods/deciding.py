"""The line that a leader's choice makes of notes that contradict each other."""

from collections.abc import Mapping
from dataclasses import replace

from qingchen.inspection.answer_types import NoSuchObject, NotApplicable, Unverifiable
from qingchen.inspection.entry import Entry
from qingchen.inspection.methods.answer_fields import gathered
from qingchen.inspection.methods.merging import Merged, line_of

_EXCUSED = {NotApplicable: "not_applicable", NoSuchObject: "not_applicable", Unverifiable: "not_verifiable"}


def decided_line(merged: Merged, chosen: Mapping[str, str], reason: str) -> tuple[Entry | None, list[str]]:
    """The line with a value chosen for each contradicting field, or None with what was not chosen.

    chosen   by name of the field, one of the values that were noted

    What the notes agree on stays; the reason is added to the remark, so that the place reads why.
    """
    code = merged.item.code
    faults = []
    for field in merged.contradictions:
        if chosen.get(field.name) not in {said.value for said in field.said}:
            faults.append(f"{code}：“{field.title}”有 {len(field.said)} 个不同的值，请选定其中一个。")
    if faults:
        return None, faults
    values = {field.name: chosen[field.name] if field.contradicts else field.value for field in merged.fields}
    verdict = values.pop("verdict", "")
    answer, problems = gathered(merged.item, values)
    if answer is None:
        return None, [problem.text for problem in problems] or [f"{code}：各项记录合起来仍缺少填写内容，请先补记。"]
    # An excuse brings its own verdict, also where the notes said another.
    line = line_of(merged.item, merged.notes, answer, _EXCUSED.get(type(answer), verdict))
    told = f"组长裁定：{reason.strip()}" if reason.strip() else ""
    remark = "；".join(part for part in (line.remark.rstrip("；。"), told) if part)
    return replace(line, remark=remark), []
