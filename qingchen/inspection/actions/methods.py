"""Noting an item by a method, taking a note back, and the leader's decision where notes contradict each other."""

from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection import entry as rules
from qingchen.inspection.actions.sheets import add_answer, audit_region, claimed_answers, opened_sheet
from qingchen.inspection.answer_types import Answer
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import Item
from qingchen.inspection.methods.models import ItemDecision, MethodNote
from qingchen.inspection.methods.note import Note, note_faults
from qingchen.inspection.methods.noting import keep_note
from qingchen.inspection.methods.store import item_notes, note_ids, standing_rows
from qingchen.inspection.models import Sheet, SheetAnswer
from qingchen.inspection.store import entries_of, form_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@transaction.atomic
def note_item(actor: Actor, sheet: Sheet, note: Note) -> MethodNote:
    """Keep what the actor noted by a method; where all notes agree and are whole, the sheet's answer follows.

    Raises Problem answer.faulty with every fault of the note.
    """
    sheet = opened_sheet(actor, sheet, "note_item")
    item = _item(sheet, note.item_code)
    faults = note_faults(item, note, first_day_of_records(sheet), clock.today())
    if faults:
        raise Problem("answer.faulty", item=item.code, lines=tuple(faults))
    row = keep_note(actor, sheet, note)
    answer = _follow(actor, sheet, item, claimed_answers(sheet).get(item.code))
    details = {"item": item.code, "method": note.method.value, "version": row.version}
    details |= {"answer": answer.version if answer else None, "withdrawn": bool(note.withdrawn)}
    record(actor, "note_item", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return row


@transaction.atomic
def decide_item(actor: Actor, sheet: Sheet, entry: Entry, reason: str) -> ItemDecision:
    """Decide, with a reason, what the sheet says where notes contradict each other; all notes stay as they are.

    Raises Problem answer.faulty, decision.nothing_to_decide.
    """
    sheet = opened_sheet(actor, sheet, "decide_item")
    item = _item(sheet, entry.item_code)
    claimed = claimed_answers(sheet).get(item.code)
    noted = item_notes(sheet, item, claimed)
    if not noted.merged.contradictions:
        raise Problem("decision.nothing_to_decide", item=item.code)
    faults = [] if reason.strip() else [f"{item.code}：裁定须写明理由。请写明以哪种方式、哪份材料为准及原因。"]
    faults += [problem.text for problem in rules.entry_faults(item, entry, sheet.purpose, claimed)]
    if faults:
        raise Problem("answer.faulty", item=item.code, lines=tuple(faults))
    decision = ItemDecision.objects.create(
        sheet=sheet,
        item_code=item.code,
        notes=note_ids(standing_rows(sheet, item.code)),
        answer=add_answer(actor, sheet, entry),
        reason=reason.strip(),
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    details = {"item": item.code, "answer": decision.answer.version, "reason": decision.reason}
    details |= {"fields": [field.name for field in noted.merged.contradictions]}
    record(actor, "decide_item", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return decision


def first_day_of_records(sheet: Sheet) -> date:
    """1 January of the round's year: «年初以来» (notice, 四（二）)."""
    return sheet.inspectee.unit.round.window_from.replace(month=1, day=1)


def _item(sheet: Sheet, code: str) -> Item:
    item = form_of(sheet).by_code.get(code)
    if item is None:
        raise Problem("thing.not_found", what=f"检查事项 {code}")
    return item


def _follow(actor: Actor, sheet: Sheet, item: Item, claimed: Answer | None) -> SheetAnswer | None:
    """The sheet's answer after the notes changed; None where it stays as it was."""
    merged = item_notes(sheet, item, claimed).merged.entry
    if merged is None or rules.entry_faults(item, merged, sheet.purpose, claimed):
        return None
    return None if entries_of(sheet).get(item.code) == merged else add_answer(actor, sheet, merged)
