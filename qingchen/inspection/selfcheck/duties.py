"""Who answers for an item (责任部门、责任人): by the department that is asked, with single items told apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from qingchen.inspection.entry import Entry
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item


@dataclass(frozen=True, slots=True)
class Duty:
    """Department by its full name and the person in it who answers."""

    department: str
    person: str


def asked_first(item: Item) -> str:
    """The department that leads on the item: the first of those asked."""
    return item.asked.replace(",", "、").split("、")[0].strip() or "未指定部门"


def items_by_department(form: Form) -> dict[str, list[Item]]:
    """Items by the department that leads on them, in the form's order."""
    found: dict[str, list[Item]] = {}
    for item in form.items:
        found.setdefault(asked_first(item), []).append(item)
    return found


def duty_faults(form: Form, codes: Iterable[str], duty: Duty) -> list[str]:
    faults = []
    if not duty.department.strip():
        faults.append("“责任部门”没有填写。请写部门全称。")
    if not duty.person.strip():
        faults.append("“责任人”没有填写。通知要求按检查事项明确责任人，请写职务和姓名。")
    if len(duty.department) > 100 or len(duty.person) > 60:
        faults.append("“责任部门”不超过 100 字，“责任人”不超过 60 字。")
    unknown = [code for code in codes if code not in form.by_code]
    if unknown:
        faults.append(f"没有编码为“{'、'.join(unknown)}”的检查事项。请从表中选取。")
    return faults


def with_duty(entry: Entry, duties: Mapping[str, Duty]) -> Entry:
    """The line with the assigned department and person where it names none: nobody is asked twice."""
    duty = duties.get(entry.item_code)
    if duty is None:
        return entry
    person, department = entry.responsible_person or duty.person, entry.department or duty.department
    return replace(entry, responsible_person=person, department=department)
