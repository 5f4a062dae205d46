"""Notes by method as pages show them: who noted what, where notes contradict each other, what was decided."""

from collections.abc import Iterable
from typing import Any

from qingchen.inspection import answer_text
from qingchen.inspection.actions.sheets import claimed_answers
from qingchen.inspection.entry import VERDICTS
from qingchen.inspection.item import Item
from qingchen.inspection.methods.across_forms import AcrossForms
from qingchen.inspection.methods.answer_fields import field_text, field_title, gathered
from qingchen.inspection.methods.merging import Merged, MergedField
from qingchen.inspection.methods.method import Method
from qingchen.inspection.methods.models import ItemDecision, MethodNote
from qingchen.inspection.methods.note import Note
from qingchen.inspection.methods.store import ItemNotes, sheet_notes
from qingchen.inspection.models import Sheet
from qingchen.inspection.store import form_of
from qingchen.inspection.three_values import rate_text
from qingchen.values.actor import Actor, Role
from qingchen.web.presenters.sheets import VERDICT_TAGS

LISTS = {
    "open": "待裁定",
    "contradicts": "记录不一致",
    "claim": "与自查不一致",
    "several": "多人或多种方式",
    "all": "全部",
}


def methods_of(actor: Actor, sheet: Sheet) -> dict[str, Any]:
    """For the sheet's own page: whether notes are to be read there, and how many items wait for the leader."""
    shows = sheet.purpose == "inspection" and actor.role is not Role.PLACE
    noted = sheet_notes(sheet, form_of(sheet), claimed_answers(sheet)) if shows else []
    return {"shows_methods": shows, "undecided": sum(one.open for one in noted)}


def lists(noted: list[ItemNotes]) -> dict[str, list[ItemNotes]]:
    """Items by work list, each in the form's order."""
    return {
        "open": [one for one in noted if one.open],
        "contradicts": [one for one in noted if one.merged.contradictions],
        "claim": [one for one in noted if one.merged.against_claim],
        "several": [one for one in noted if len(one.merged.notes) > 1],
        "all": noted,
    }


def line(one: ItemNotes) -> dict[str, Any]:
    """One item of the list: how often it was noted by each of the five methods, and how it stands."""
    notes = one.merged.notes
    return {
        "code": one.item.code,
        "title": one.item.title,
        "counts": [sum(note.method is method for note in notes) or "" for method in Method],
        "members": "、".join(dict.fromkeys(note.by_name for note in notes)),
        "contradictions": "、".join(field.title for field in one.merged.contradictions),
        "between": any(field.between_methods for field in one.merged.contradictions),
        "claim": "、".join(field.title for field in one.merged.against_claim),
        **_standing(one),
    }


def _standing(one: ItemNotes) -> dict[str, str]:
    if one.open:
        return {"state": "待裁定", "tag": "tag-bad"}
    if one.merged.contradictions:
        return {"state": "已裁定", "tag": "tag-accent"}
    if one.merged.entry is None:
        return {"state": "未记全", "tag": "tag-amber"}
    return {"state": "一致", "tag": "tag-good"}


def note(item: Item, one: Note) -> dict[str, Any]:
    """A note as one line of the table."""
    answer, _ = gathered(item, one.fields) if one.fields else (None, [])
    partly = "；".join(
        f"{field_title(item, name)} {field_text(item, name, value)}"
        for name, value in one.fields.items()
        if name != "state"
    )
    period = "—".join(f"{on:%Y-%m-%d}" for on in (one.material_from, one.material_until) if on)
    return {
        "method": one.method.title,
        "by": one.by_name,
        "on": one.on,
        "text": answer_text.text(item, answer) if answer else partly or "—",
        "verdict": VERDICTS.get(one.verdict, ""),
        "verdict_tag": VERDICT_TAGS.get(one.verdict, ""),
        "remark": one.remark,
        "material": "；".join(filter(None, (one.department, one.material, period))),
        "evidence": one.evidence,
        "withdrawn": one.withdrawn,
    }


def fields(merged: Merged) -> list[dict[str, Any]]:
    """Every field that is contradicted, by a note or by the self-check."""
    return [_field(one) for one in merged.fields if one.contradicts or one.differs_from_claim]


def _field(one: MergedField) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "contradicts": one.contradicts,
        "between": "方式之间" if one.between_methods else "成员之间",
        "claimed": one.claimed or "—",
        "said": [
            {
                "value": said.value,
                "text": said.text,
                "who": "、".join(f"{note.method.title}（{note.by_name}）" for note in said.notes),
                "differs": one.claimed is not None and said.text != one.claimed,
            }
            for said in one.said
        ],
    }


def across(lines: Iterable[AcrossForms]) -> list[dict[str, Any]]:
    """What form 1 says, how much that leaves undone, and what was found at the employers."""
    return [
        {
            "code": one.item.code,
            "title": one.item.title,
            "said": rate_text(one.said),
            "whose": "自查申报" if one.claimed else "检查组核实",
            "room": one.room,
            "undone": one.undone,
            "seen": [
                {"name": at.employer, "sheet": at.sheet, "code": at.code, "found": rate_text(at.found)}
                for at in one.seen
            ],
        }
        for one in lines
    ]


def versions(item: Item, history: Iterable[tuple[MethodNote, Note]]) -> list[dict[str, Any]]:
    """Every version of every note, newest first: nothing that was noted is ever gone."""
    return [note(item, one) | {"version": row.version, "at": row.at} for row, one in history][::-1]


def decision(one: ItemDecision, answer: str, stands: bool) -> dict[str, Any]:
    return {"answer": answer, "reason": one.reason, "by": one.by.name, "at": one.at, "stands": stands}
