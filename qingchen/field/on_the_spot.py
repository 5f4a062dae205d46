"""What a team keeps of its visits, carried from files: records, what places raised, notes by method and decisions."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from qingchen import clock
from qingchen.field.steps import Log, find_inspectee, rows_of
from qingchen.inspection.actions import opinions as opinion_acts
from qingchen.inspection.actions.methods import decide_item, note_item
from qingchen.inspection.actions.onsite import sign_record, write_record
from qingchen.inspection.actions.sheets import claimed_answers
from qingchen.inspection.entry import Entry
from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.methods.deciding import decided_line
from qingchen.inspection.methods.method import Method
from qingchen.inspection.methods.note import Note
from qingchen.inspection.methods.store import item_notes
from qingchen.inspection.models import Inspectee, Round, Sheet, SiteRecord
from qingchen.inspection.onsite.record_rules import Content
from qingchen.inspection.store import form_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor

Who = Callable[[Inspectee], Actor]


def keep_records(member: Who, round_: Round, answers: Path, log: Log) -> int:
    """Write and sign the records of records.csv; how many. What was not drawn is nobody's business."""
    count = 0
    for number, row in rows_of(answers / "records.csv"):
        inspectee = find_inspectee(round_, row["inspectee"])
        if inspectee is None:
            continue
        try:
            items = [code for code in row["items"].split(",") if code]
            content = _on_the_agreed_day(inspectee, row["kind"], json.loads(row["content"]))
            sign_record(
                member(inspectee), write_record(member(inspectee), inspectee, row["kind"], content, items=items)
            )
            count += 1
        except Problem as problem:
            log.refuse(f"records.csv 第 {number} 行", problem)
    return count


def _on_the_agreed_day(inspectee: Inspectee, kind: str, content: Content) -> Content:
    """A meeting is held when the visit that was agreed begins: who wrote the file did not know the day."""
    day = VisitDay.objects.filter(inspectee=inspectee).first() if kind == "meeting" else None
    if day is None:
        return content
    began, ended = (datetime.fromisoformat(content[name]) for name in ("began", "ended"))
    begins = datetime.combine(day.on, day.begins_at)
    if begins + (ended - began) > clock.now().astimezone(clock.SHANGHAI).replace(tzinfo=None):
        return content
    held = {"began": begins, "ended": begins + (ended - began)}
    return content | {name: at.isoformat(timespec="minutes") for name, at in held.items()}


def raise_opinions(member: Who, office: Actor, round_: Round, answers: Path, log: Log) -> int:
    """Enter what places raised and send it on; how many."""
    count = 0
    for number, row in rows_of(answers / "opinions.csv"):
        inspectee = find_inspectee(round_, row["inspectee"])
        meeting = SiteRecord.objects.filter(inspectee=inspectee, kind="meeting").first() if inspectee else None
        if inspectee is None or meeting is None:
            continue
        try:
            made = opinion_acts.raise_opinion(member(inspectee), meeting, row["kind"], row["raised_by"], row["text"])
            due_on = clock.today() + timedelta(days=int(row["days_to_reply"]))
            opinion_acts.address_opinion(office, made, row["department"], due_on)
            if row["reply"]:
                opinion_acts.reply_opinion(office, made, row["reply"], clock.today(), row["document_no"])
            count += 1
        except Problem as problem:
            log.refuse(f"opinions.csv 第 {number} 行", problem)
    return count


def note_by_method(other: Who, round_: Round, answers: Path, log: Log) -> int:
    """Note what a second member saw, before the first fills the sheet; how many."""
    count = 0
    for number, row in rows_of(answers / "notes.csv"):
        sheet = _sheet(round_, row["inspectee"])
        if sheet is None:
            continue
        actor = other(sheet.inspectee)
        days = {
            name: date.fromisoformat(row[name]) if row[name] else None for name in ("material_from", "material_until")
        }
        note = Note(
            row["item"],
            Method(row["method"]),
            actor.username,
            actor.name,
            date.fromisoformat(row["on"]),
            fields=json.loads(row["fields"]),
            department=row["department"],
            material=row["material"],
            **days,
        )
        try:
            note_item(actor, sheet, note)
            count += 1
        except Problem as problem:
            log.refuse(f"notes.csv 第 {number} 行", problem)
    return count


def decide(leader: Actor, sheet: Sheet, answers: Path) -> None:
    """Decide what is open on a filled sheet by the choices of notes.csv. Raises Problem answer.faulty."""
    for _, row in rows_of(answers / "notes.csv"):
        item = form_of(sheet).by_code.get(row["item"])
        if row["inspectee"] != sheet.inspectee.code or not row["choose"] or item is None:
            continue
        noted = item_notes(sheet, item, claimed_answers(sheet).get(item.code))
        if noted.open:
            line, faults = decided_line(noted.merged, json.loads(row["choose"]), row["reason"])
            if faults:
                raise Problem("answer.faulty", item=item.code, lines=tuple(faults))
            decide_item(leader, sheet, line or Entry(item.code, None), row["reason"])


def _sheet(round_: Round, code: str) -> Sheet | None:
    inspectee = find_inspectee(round_, code)
    rows = Sheet.objects.filter(inspectee=inspectee, purpose="inspection")
    return rows.select_related("inspectee__unit__round", "inspectee__unit__team", "form").first() if inspectee else None
