"""A place's preparation as pages show it: departments, papers by department and category, the sums of counties."""

from collections.abc import Mapping
from typing import Any

from qingchen.inspection.form import Form
from qingchen.inspection.models import DepartmentReminder, Evidence, EvidenceFiling, Sheet
from qingchen.inspection.selfcheck.completeness import DepartmentReadiness, reminder
from qingchen.inspection.selfcheck.duties import asked_first
from qingchen.inspection.selfcheck.filing import newest_versions
from qingchen.inspection.selfcheck.sums import SumLine
from qingchen.standards.codes import code_list

UNFILED = "未归集"


def department(sheet: Sheet, one: DepartmentReadiness, reminders: list[DepartmentReminder]) -> dict[str, Any]:
    """One department's line, with what is wanting and the text to send."""
    sent = [row for row in reminders if row.asked == one.asked]
    return {
        "asked": one.asked,
        "department": one.department,
        "person": one.person,
        "total": len(one.items),
        "answered": sum(item.answered for item in one.items),
        "from_register": sum(item.from_register for item in one.items),
        "ready": one.ready,
        "papers": one.papers,
        "percent": one.ready * 100 // len(one.items),
        "wanting": [(w.item.code, w.item.title, "、".join(w.wanting)) for w in one.wanting],
        "text": reminder(sheet.inspectee.name, one, sheet.inspectee.unit.round.self_check_due_on),
        "reminded": len(sent),
        "reminded_at": sent[-1].at if sent else None,
    }


def tallies(departments: list[dict[str, Any]]) -> dict[str, int]:
    """Figures of the head of the page."""
    names = ("total", "answered", "from_register", "ready")
    counted = {name: sum(one[name] for one in departments) for name in names}
    counted["percent"] = counted["ready"] * 100 // counted["total"] if counted["total"] else 0
    counted["assigned"] = sum(bool(one["person"]) for one in departments)
    return counted


def papers(files: list[Evidence], filings: Mapping[int, EvidenceFiling]) -> list[dict[str, Any]]:
    """`[{"department", "categories": [{"title", "papers": […]}]}]`, what was not filed yet first."""
    newer = {f.supersedes.file_name: f.evidence.file_name for f in filings.values() if f.supersedes}
    newest = newest_versions(newer)
    grouped: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for one in files:
        filing = filings.get(one.id)
        where = (filing.department, category(filing.category)) if filing else (UNFILED, "")
        grouped.setdefault(where[0], {}).setdefault(where[1], []).append(_paper(one, filing, newest))
    order = sorted(grouped, key=lambda name: (name != UNFILED, name))
    return [
        {
            "department": name,
            "unfiled": name == UNFILED,
            "count": sum(len(held) for held in grouped[name].values()),
            "categories": [{"title": title, "papers": held} for title, held in sorted(grouped[name].items())],
        }
        for name in order
    ]


def _paper(one: Evidence, filing: EvidenceFiling | None, newest: Mapping[str, str]) -> dict[str, Any]:
    return {
        "public_id": one.public_id,
        "name": one.file_name,
        "size": one.size,
        "digest": one.digest,
        "at": one.at,
        "document_no": filing.document_no if filing else "",
        "dated_on": filing.dated_on if filing else one.created_on,
        "period_from": filing.period_from if filing else None,
        "period_until": filing.period_until if filing else None,
        "items": filing.items.split(",") if filing else [],
        "supersedes": filing.supersedes.file_name if filing and filing.supersedes else "",
        "newer": newest.get(one.file_name, ""),
    }


def category(code: str) -> str:
    return code_list("evidence_category").label_of(code) if code in code_list("evidence_category") else ""


def categories() -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in code_list("evidence_category").entries]


def item_choices(form: Form, chosen: set[str]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Items to choose from by the department that leads on them: `(department, [(code, title, chosen)])`."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for item in form.items:
        found.setdefault(asked_first(item), []).append((item.code, item.title, item.code in chosen))
    return list(found.items())


def sum_line(one: SumLine) -> dict[str, Any]:
    return {
        "code": one.item.code,
        "title": one.item.title,
        "of": one.of,
        "whole": one.whole,
        "parts": one.parts,
        "counties": "；".join(f"{name} {figure}" for name, figure in one.counties),
        "fault": one.fault,
    }
