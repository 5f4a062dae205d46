"""The preparation of a place carried from files: who answers, what the registers know, papers, the report."""

from datetime import date
from pathlib import Path

from qingchen.field.steps import Log, rows_of
from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.actions.prefill import prefill_sheet
from qingchen.inspection.actions.selfcheck import assign_items, file_evidence, file_report, write_report
from qingchen.inspection.models import Sheet
from qingchen.inspection.selfcheck.duties import Duty, items_by_department
from qingchen.inspection.selfcheck.filing import Filing
from qingchen.inspection.store import form_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor


def prepare(actor: Actor, sheet: Sheet, answers: Path, log: Log) -> int:
    """Do what the files hold of the place; how many items the registers answered. What is not there is left out."""
    code, asked = sheet.inspectee.code, items_by_department(form_of(sheet))
    try:
        for row in _own(answers / "duties.csv", code):
            codes = [item.code for item in asked.get(row["asked"], [])]
            assign_items(actor, sheet, codes, Duty(row["department"], row["person"]))
        known = len(prefill_sheet(actor, sheet))
        for row in _own(answers / "filings.csv", code):
            path = answers / "evidence" / row["file"]
            if path.exists():
                file_evidence(actor, add_evidence(actor, sheet, path.name, path.read_bytes()), _filing(row))
        texts = {row["part"]: row["text"] for row in _own(answers / "comprehensive.csv", code)}
        if texts:
            write_report(actor, sheet, texts)
            file_report(actor, sheet)
    except Problem as problem:
        log.refuse(f"{sheet.title}的准备", problem)
        return 0
    return known


def _own(path: Path, code: str) -> list[dict[str, str]]:
    return [row for _, row in rows_of(path) if row["inspectee"] == code]


def _filing(row: dict[str, str]) -> Filing:
    days = {
        name: date.fromisoformat(row[name]) if row[name] else None
        for name in ("dated_on", "period_from", "period_until")
    }
    return Filing(row["department"], row["category"], tuple(row["items"].split(",")), row["document_no"], **days)
