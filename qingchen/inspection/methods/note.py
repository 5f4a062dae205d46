"""What one member noted on one item by one method, and what makes such a note faulty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qingchen.inspection.entry import VERDICTS
from qingchen.inspection.item import Item
from qingchen.inspection.methods.method import Method

_TEXTS = ("said_method", "verdict", "remark", "department", "responsible_person", "material", "withdrawn")


@dataclass(frozen=True, slots=True)
class Note:
    """A note; several of one item are merged field by field.

    by           username; `by_name` as shown
    on           the day on which it was seen or heard
    fields       of the answer, as `answer_fields.spread` gives them; not all of them need be there
    said_method  how the method was written where a form was filled directly («查阅资料、抽核»)
    department   the counterpart department (对口部门) whose records were looked at
    material     which papers were seen, with their numbers; `material_from` and `material_until` the days they are of
    withdrawn    why the member took the note back; empty where it stands
    """

    item_code: str
    method: Method
    by: str
    by_name: str
    on: date
    fields: Mapping[str, str] = field(default_factory=dict)
    verdict: str = ""
    remark: str = ""
    evidence: tuple[str, ...] = ()
    said_method: str = ""
    department: str = ""
    responsible_person: str = ""
    material: str = ""
    material_from: date | None = None
    material_until: date | None = None
    withdrawn: str = ""

    @property
    def order(self) -> tuple[int, date, str]:
        """Where the note stands among those of its item: by method, day and member."""
        return list(Method).index(self.method), self.on, self.by


def note_faults(item: Item, note: Note, first_day: date, today: date) -> list[str]:
    """Every fault as a sentence. `first_day`: from when records are looked at (年初, notice 四（二）)."""
    if note.withdrawn:
        return []
    faults = []
    if not note.fields and not note.remark and not note.verdict:
        faults.append(f"{item.code}：没有填写内容。请至少填写一项核实内容、结论或说明。")
    if note.on > today:
        faults.append(f"{item.code}：检查日期 {note.on:%Y-%m-%d} 晚于今天。请改为实际检查的日期。")
    if note.verdict and note.verdict not in VERDICTS:
        faults.append(f"{item.code}：结论应为{'、'.join(VERDICTS.values())}之一，填写为“{note.verdict}”。")
    if note.method is Method.RECORDS_REVIEW and not note.said_method:
        faults += _records_faults(item, note, first_day, today)
    return faults


def _records_faults(item: Item, note: Note, first_day: date, today: date) -> list[str]:
    faults = []
    if not note.department:
        faults.append(f"{item.code}：查阅资料按对口部门进行，请写明是哪个部门的资料。")
    if not note.material:
        faults.append(f"{item.code}：请写明查阅了哪些资料（名称、文号或台账名称）。")
    from_, until = note.material_from, note.material_until
    if from_ and until and from_ > until:
        faults.append(f"{item.code}：资料起始日期 {from_:%Y-%m-%d} 晚于截止日期 {until:%Y-%m-%d}。请核对。")
    if until and until > today:
        faults.append(f"{item.code}：资料截止日期 {until:%Y-%m-%d} 晚于今天。请核对。")
    if from_ and from_ < first_day and not note.remark:
        faults.append(
            f"{item.code}：查阅范围是 {first_day:%Y-%m-%d} 以来的资料，所查资料自 {from_:%Y-%m-%d} 起。"
            "确需采用的，请在“说明”中写明原因。"
        )
    return faults


def to_json(note: Note) -> dict[str, Any]:
    """What of a note is stored beside its method, item, day and writer."""
    days = {name: getattr(note, name) for name in ("material_from", "material_until")}
    return {
        "fields": dict(note.fields),
        "evidence": list(note.evidence),
        **{name: getattr(note, name) for name in _TEXTS},
        **{name: on.isoformat() if on else None for name, on in days.items()},
    }


def from_json(item_code: str, method: str, by: str, by_name: str, on: date, data: Mapping[str, Any]) -> Note:
    """The note that `to_json` wrote."""
    from_, until = data.get("material_from"), data.get("material_until")
    return Note(
        item_code,
        Method(method),
        by,
        by_name,
        on,
        fields=data["fields"],
        evidence=tuple(data["evidence"]),
        **{name: data.get(name, "") for name in _TEXTS},
        material_from=date.fromisoformat(from_) if from_ else None,
        material_until=date.fromisoformat(until) if until else None,
    )
