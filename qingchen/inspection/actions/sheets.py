"""Filling a sheet item by item, submitting it whole, giving it back."""

import json
from collections.abc import Iterable

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection import entry as rules
from qingchen.inspection.answer_types import Answer
from qingchen.inspection.entry import Entry
from qingchen.inspection.entry_json import files_of, to_json
from qingchen.inspection.filed import file_submitted
from qingchen.inspection.methods.noting import keep_as_note, undecided
from qingchen.inspection.models import Inspectee, Observation, Sheet, SheetAnswer
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened, check_sheet_open, check_team_working, next_sheet_state
from qingchen.inspection.selfcheck.duties import with_duty
from qingchen.inspection.selfcheck.store import duties_of
from qingchen.inspection.store import entries_of, evidence_names, form_of, sheet_of, standing
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@transaction.atomic
def save_entry(actor: Actor, sheet: Sheet, entry: Entry) -> SheetAnswer:
    """Save one item as a new version; what stood there before stays.

    Raises Problem answer.faulty with every fault of the entry.
    """
    sheet = opened_sheet(actor, sheet, "save_entry")
    answer = _save(actor, sheet, entry, claimed_answers(sheet))
    details = {"item": entry.item_code, "version": answer.version}
    record(actor, "save_entry", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return answer


@transaction.atomic
def save_entries(actor: Actor, sheet: Sheet, filled: Iterable[Entry]) -> list[str]:
    """Save a whole workbook's entries in one act; return the sentences of what was refused, item by item.

    An entry at fault is left out and told; the others are saved. Entries that change nothing add no version.
    """
    sheet = opened_sheet(actor, sheet, "save_entry")
    claimed, before = claimed_answers(sheet), entries_of(sheet)
    saved, refused = 0, []
    for entry in filled:
        if before.get(entry.item_code) == entry:
            continue
        try:
            _save(actor, sheet, entry, claimed)
            saved += 1
        except Problem as problem:
            refused += [f"{sheet.title} {line}" for line in problem.lines or (problem.sentence,)]
    details = {"saved": saved, "refused": len(refused)}
    record(actor, "save_entry", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return refused


@transaction.atomic
def submit_sheet(actor: Actor, sheet: Sheet) -> Sheet:
    """Submit the sheet whole; its answers become facts of the registers `claims` or `answers`, of a sealed visit when
    it is released.

    Raises Problem sheet.blank_items with every item that is blank or at fault (不得空项).
    """
    sheet = _locked(sheet)
    _check(actor, sheet, "submit_sheet")
    to = next_sheet_state(sheet, "submit_sheet")
    lines = sheet_faults(sheet)
    if lines:
        raise Problem("sheet.blank_items", title=sheet.title, count=len(lines), lines=tuple(lines))
    sheet.state, sheet.submitted_at = to, clock.now()
    sheet.submitted_by = User.objects.get(username=actor.username)
    sheet.save(update_fields=["state", "submitted_by", "submitted_at"])
    batch = file_submitted(actor, sheet)
    details = {"purpose": sheet.purpose, "batch": batch.number if batch else None, "form": sheet.form.digest}
    record(actor, "submit_sheet", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return sheet


@transaction.atomic
def return_sheet(actor: Actor, sheet: Sheet, reason: str) -> Sheet:
    """Give a submitted sheet back to its filler, with a reason."""
    sheet = _locked(sheet)
    _check(actor, sheet, "return_sheet")
    sheet.state = next_sheet_state(sheet, "return_sheet")
    sheet.save(update_fields=["state"])
    details = {"reason": reason}
    record(actor, "return_sheet", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return sheet


@transaction.atomic
def note_observation(actor: Actor, inspectee: Inspectee, kind: str, text: str) -> Observation:
    """Note a basic fact, a highlight or a suggestion for the team's report. Raises Problem answer.faulty."""
    check_permitted("note_observation", actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "note_observation")
    check_team_working(inspectee.unit.team.state, inspectee.unit.team.number, "note_observation")
    if not text.strip():
        raise Problem("answer.faulty", item="工作亮点和建议", lines=("内容不能为空，请写明具体做法、事实和数据。",))
    observation = Observation.objects.create(
        inspectee=inspectee, kind=kind, text=text.strip(), by=User.objects.get(username=actor.username), at=clock.now()
    )
    record(
        actor,
        "note_observation",
        "inspectee",
        inspectee.public_id,
        region=audit_region(inspectee),
        details={"kind": kind},
    )
    return observation


def claimed_answers(sheet: Sheet) -> dict[str, Answer]:
    """What the place claimed, for the team's sheet to be held against; empty for a self-check."""
    if sheet.purpose == "self_check":
        return {}
    own = sheet_of(sheet.inspectee, "self_check")
    filled = entries_of(own) if own is not None and own.state != "open" else {}
    return {code: entry.answer for code, entry in filled.items() if entry.answer is not None}


def sheet_faults(sheet: Sheet) -> list[str]:
    """Every reason why the sheet cannot be submitted, an item a line or more."""
    filled, files = entries_of(sheet), evidence_names(sheet)
    found = rules.sheet_faults(form_of(sheet), filled.values(), sheet.purpose, claimed_answers(sheet))
    lines = [problem.text for problem in found]
    for code, entry in filled.items():
        lines += [f"{code}：佐证“{name}”没有上传。请上传后再提交。" for name in files_of(entry) if name not in files]
    return lines + undecided(sheet, claimed_answers(sheet))


def audit_region(inspectee: Inspectee) -> str:
    """The unit's code for the audit line; nothing for a sealed visit, which the line must not give away."""
    return inspectee.unit.code if inspectee.released_at else ""


def _save(actor: Actor, sheet: Sheet, entry: Entry, claimed: dict[str, Answer]) -> SheetAnswer:
    item = form_of(sheet).by_code.get(entry.item_code)
    if item is None:
        raise Problem("thing.not_found", what=f"检查事项 {entry.item_code}")
    if sheet.purpose == rules.SELF_CHECK and not entry.responsible_person:
        entry = with_duty(entry, duties_of(sheet))
    problems = rules.entry_faults(item, entry, sheet.purpose, claimed.get(entry.item_code))
    if problems:
        raise Problem("answer.faulty", item=item.code, lines=tuple(problem.text for problem in problems))
    if sheet.purpose == rules.INSPECTION:
        entry = keep_as_note(actor, sheet, item, entry, claimed.get(item.code))
    return add_answer(actor, sheet, entry)


def add_answer(actor: Actor, sheet: Sheet, entry: Entry) -> SheetAnswer:
    """Add a version of an item's answer, inside the caller's act and after its checks."""
    newest = sheet.answers.filter(item_code=entry.item_code).order_by("-version").values_list("version", flat=True)
    return SheetAnswer.objects.create(
        sheet=sheet,
        item_code=entry.item_code,
        version=(newest.first() or 0) + 1,
        entry=json.dumps(to_json(entry), ensure_ascii=False),
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )


def opened_sheet(actor: Actor, sheet: Sheet, act: str) -> Sheet:
    """The sheet, locked, where the actor may do `act` on it while it is open. Raises Problem."""
    sheet = _locked(sheet)
    _check(actor, sheet, act)
    check_sheet_open(sheet, act)
    return sheet


def _locked(sheet: Sheet) -> Sheet:
    rows = Sheet.objects.select_for_update(of=("self",)).select_related(
        "inspectee__unit__round", "inspectee__unit__team", "form"
    )
    return rows.get(id=sheet.id)


def _check(actor: Actor, sheet: Sheet, act: str) -> None:
    unit = sheet.inspectee.unit
    check_permitted(act, actor, standing(actor, sheet.inspectee), sheet.purpose)
    check_round_opened(unit.round, act)
    if sheet.purpose == "inspection":
        check_team_working(unit.team.state, unit.team.number, act)
