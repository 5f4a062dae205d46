"""Lines filled directly on a form are notes too, and a sheet whose notes contradict each other is not whole."""

import json
from dataclasses import replace

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.inspection import entry as rules
from qingchen.inspection.answer_types import Answer
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import Item
from qingchen.inspection.methods.answer_fields import spread
from qingchen.inspection.methods.method import method_meant, usual_method
from qingchen.inspection.methods.models import MethodNote
from qingchen.inspection.methods.note import Note, to_json
from qingchen.inspection.methods.store import item_notes, note_of, sheet_notes, standing_rows
from qingchen.inspection.models import Sheet
from qingchen.inspection.store import form_of
from qingchen.values.actor import Actor


def keep_as_note(actor: Actor, sheet: Sheet, item: Item, entry: Entry, claimed: Answer | None) -> Entry:
    """A line filled directly is a note too. Returns what the sheet is to say: the line itself where nobody else
    noted anything, the merged notes where all agree, and the line as filled where they contradict each other.

    For the acts that fill sheets, inside their transaction.
    """
    method = method_meant(entry.method) or usual_method(form_of(sheet), item)
    note = Note(
        item.code,
        method,
        actor.username,
        actor.name,
        clock.today(),
        fields=spread(item, entry.answer),
        verdict=entry.verdict,
        remark=entry.remark,
        evidence=entry.evidence,
        said_method=entry.method or method.title,
        department=entry.department,
        responsible_person=entry.responsible_person,
    )
    rows = standing_rows(sheet, item.code)
    keep_note(actor, sheet, note, rows)
    if all(row.by.username == actor.username and row.method == method for row in rows):
        return entry
    merged = item_notes(sheet, item, claimed).merged.entry
    return merged if merged is not None and not rules.entry_faults(item, merged, sheet.purpose, claimed) else entry


def undecided(sheet: Sheet, claimed: dict[str, Answer]) -> list[str]:
    """A sentence for every item whose notes contradict each other and nobody decided: the sheet cannot go in so."""
    if sheet.purpose == "self_check":
        return []
    lines = []
    for one in sheet_notes(sheet, form_of(sheet), claimed):
        if one.open:
            titles = "、".join(field.title for field in one.merged.contradictions)
            lines.append(f"{one.item.code}：各检查方式（成员）记录的“{titles}”不一致。请由组长裁定并写明理由。")
    return lines


def keep_note(actor: Actor, sheet: Sheet, note: Note, rows: list[MethodNote] | None = None) -> MethodNote:
    """Add the note as a new version, inside the caller's act; the one that stands where nothing changed."""
    user = User.objects.get(username=actor.username)
    rows = standing_rows(sheet, note.item_code) if rows is None else rows
    own = next((row for row in rows if row.by_id == user.id and row.method == note.method), None)
    if own is not None and replace(note_of(own), by_name=note.by_name) == note:
        return own
    return MethodNote.objects.create(
        sheet=sheet,
        item_code=note.item_code,
        method=note.method.value,
        version=own.version + 1 if own else 1,
        on=note.on,
        content=json.dumps(to_json(note), ensure_ascii=False),
        by=user,
        at=clock.now(),
    )
