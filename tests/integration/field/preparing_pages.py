"""A place's preparation and a team's papers by pages: the forms that people fill, from the rows of the files."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from qingchen.inspection.models import Inspectee, Opinion, Sheet, SiteRecord
from qingchen.inspection.selfcheck.duties import items_by_department
from qingchen.inspection.store import form_of


def prepare(post, answers: Path, username: str, sheet: Sheet) -> None:
    code, base = sheet.inspectee.code, f"/sheets/{sheet.public_id}"
    numbers = {asked: number for number, asked in enumerate(items_by_department(form_of(sheet)))}
    typed = {}
    for row in _rows(answers / "duties.csv", code):
        typed[f"department-{numbers[row['asked']]}"] = row["department"]
        typed[f"person-{numbers[row['asked']]}"] = row["person"]
    post(username, f"{base}/duties/", **typed)
    post(username, f"{base}/prepare/registers/")
    for row in _rows(answers / "filings.csv", code):
        file = SimpleUploadedFile(row["file"], (answers / "evidence" / row["file"]).read_bytes())
        filing = {name: row[name] for name in row if name not in ("inspectee", "file", "items")}
        post(username, f"{base}/papers/", files=[file], items=row["items"].split(","), **filing)
    texts = {row["part"]: row["text"] for row in _rows(answers / "comprehensive.csv", code)}
    post(username, f"{base}/comprehensive/", then="file", **texts)


def keep(post, answers: Path, today: date) -> None:
    """Records, opinions and notes of team 2, by its members and the office."""
    for row in _rows(answers / "records.csv"):
        if place := Inspectee.objects.filter(code=row["inspectee"]).first():
            url = f"/inspectees/{place.public_id}/records/new/{row['kind']}/"
            post("member_2a", url, items=row["items"], **json.loads(row["content"]))
            made = SiteRecord.objects.latest("id")
            post("member_2a", f"/records/{made.public_id}/sign/")
    for row in _rows(answers / "opinions.csv"):
        meeting = SiteRecord.objects.get(inspectee__code=row["inspectee"], kind="meeting")
        raised = {name: row[name] for name in ("kind", "raised_by", "text")}
        post("member_2a", f"/records/{meeting.public_id}/opinions/", **raised)
        one = f"/opinions/{Opinion.objects.latest('id').public_id}"
        due_on = today + timedelta(days=int(row["days_to_reply"]))
        post("province", f"{one}/address_opinion/", department=row["department"], due_on=f"{due_on}")
        if row["reply"]:
            reply = {"text": row["reply"], "replied_on": f"{today}", "document_no": row["document_no"]}
            post("province", f"{one}/reply_opinion/", **reply)
    for row in _rows(answers / "notes.csv"):
        sheet = Sheet.objects.get(inspectee__code=row["inspectee"], purpose="inspection")
        texts = {name: row[name] for name in row if name not in ("inspectee", "item", "fields", "choose", "reason")}
        post(
            "member_2b", f"/sheets/{sheet.public_id}/items/{row['item']}/methods/", **texts, **json.loads(row["fields"])
        )


def decide(post, answers: Path, sheet: Sheet) -> None:
    for row in _rows(answers / "notes.csv", sheet.inspectee.code):
        if row["choose"] and sheet.purpose == "inspection":
            chosen = {f"choose-{name}": value for name, value in json.loads(row["choose"]).items()}
            post(
                "leader_2",
                f"/sheets/{sheet.public_id}/items/{row['item']}/methods/decide/",
                reason=row["reason"],
                **chosen,
            )


def _rows(path: Path, code: str = "") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.DictReader(lines) if not code or row["inspectee"] == code]
