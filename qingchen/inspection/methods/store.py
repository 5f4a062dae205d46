"""Reading notes and decisions of a sheet that the caller may know of (get it from `inspection.store.sheet_for`)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from qingchen.inspection.answer_types import Answer
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.inspection.methods.across_forms import AcrossForms, across_forms, at_employer
from qingchen.inspection.methods.merging import Merged, merge
from qingchen.inspection.methods.models import ItemDecision, MethodNote
from qingchen.inspection.methods.note import Note, from_json
from qingchen.inspection.models import Sheet
from qingchen.inspection.store import entries_of, form_of


@dataclass(frozen=True, slots=True)
class ItemNotes:
    """An item with its merged notes and the leader's newest decision.

    open    whether notes contradict each other and nobody has decided about just these
    """

    item: Item
    merged: Merged
    decision: ItemDecision | None
    open: bool


def note_of(row: MethodNote) -> Note:
    data = json.loads(row.content)
    return from_json(row.item_code, row.method, row.by.username, row.by.name, row.on, data)


def standing_rows(sheet: Sheet, item_code: str = "") -> list[MethodNote]:
    """The newest version of every member's note by every method."""
    rows = MethodNote.objects.filter(sheet=sheet).select_related("by")
    if item_code:
        rows = rows.filter(item_code=item_code)
    newest = {(row.item_code, row.method, row.by_id): row for row in rows.order_by("version")}
    return sorted(newest.values(), key=lambda row: row.id)


def item_notes(sheet: Sheet, item: Item, claimed: Answer | None = None) -> ItemNotes:
    rows = standing_rows(sheet, item.code)
    decision = ItemDecision.objects.filter(sheet=sheet, item_code=item.code).select_related("by", "answer").last()
    return _item_notes(item, rows, decision, claimed)


def sheet_notes(sheet: Sheet, form: Form, claimed: dict[str, Answer]) -> list[ItemNotes]:
    """Every item of the form that has notes, in its order."""
    by_item: dict[str, list[MethodNote]] = {}
    for row in standing_rows(sheet):
        by_item.setdefault(row.item_code, []).append(row)
    decisions = {row.item_code: row for row in ItemDecision.objects.filter(sheet=sheet).select_related("by", "answer")}
    return [
        _item_notes(item, by_item[item.code], decisions.get(item.code), claimed.get(item.code))
        for item in form.items
        if item.code in by_item
    ]


def against_employers(sheet: Sheet, form: Form, claimed: dict[str, Answer]) -> list[AcrossForms]:
    """Where form 2 of the visited employers contradicts what form 1 of their unit or county says, self-check first.

    `sheet` is a team's form 1. Employers are drawn from the unit's chosen county, so that they speak for both.
    """
    if sheet.inspectee.kind == "employer":
        return []
    sheets = Sheet.objects.filter(
        inspectee__unit=sheet.inspectee.unit, inspectee__kind="employer", purpose="inspection"
    ).select_related("inspectee", "form")
    visited = [at_employer(one.inspectee.name, one.public_id, form_of(one), answers_of(one)) for one in sheets]
    own = across_forms(form, claimed, visited, claimed=True)
    return [*own, *across_forms(form, answers_of(sheet), visited, claimed=False)]


def answers_of(sheet: Sheet) -> dict[str, Answer]:
    return {code: entry.answer for code, entry in entries_of(sheet).items() if entry.answer is not None}


def note_history(sheet: Sheet, item_code: str) -> list[tuple[MethodNote, Note]]:
    """Every version of every note of an item, oldest first."""
    rows = MethodNote.objects.filter(sheet=sheet, item_code=item_code).select_related("by")
    return [(row, note_of(row)) for row in rows]


def decisions_of(sheet: Sheet, item_code: str) -> list[ItemDecision]:
    return list(ItemDecision.objects.filter(sheet=sheet, item_code=item_code).select_related("by", "answer"))


def note_ids(rows: Iterable[MethodNote]) -> str:
    return ",".join(str(row.id) for row in sorted(rows, key=lambda row: row.id))


def _item_notes(item: Item, rows: list[MethodNote], decision: ItemDecision | None, claimed: Answer | None) -> ItemNotes:
    merged = merge(item, [note_of(row) for row in rows], claimed)
    decided = decision is not None and decision.notes == note_ids(rows)
    return ItemNotes(item, merged, decision, bool(merged.contradictions) and not decided)
