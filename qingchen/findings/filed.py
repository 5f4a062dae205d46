"""A finding is a fact too: a row of `inspection_problems`, put again after each act."""

from collections.abc import Sequence

import polars as pl

from qingchen import clock
from qingchen.findings.models import Finding
from qingchen.findings.states import FindingState
from qingchen.registers.actions import put_rows
from qingchen.values.actor import Actor

_PROGRESS = {
    FindingState.RAISED: "not_started",
    FindingState.ORDERED: "not_started",
    FindingState.MENDING: "under_way",
    FindingState.MENDED: "done",
    FindingState.REVIEWED: "done",
    FindingState.CLOSED: "closed",
}
_SEVERITIES = {"serious": "serious", "general": "ordinary"}


def file_findings(actor: Actor, findings: Sequence[Finding]) -> None:
    """Put the findings as they stand now, one batch a place. Each has its number: the place may know of it."""
    by_region: dict[str, list[Finding]] = {}
    for finding in findings:
        assert finding.number, "what has no number yet is nobody's fact"
        inspectee = finding.inspectee
        area = inspectee.code if inspectee.kind == "county" else ",".join(inspectee.unit.area.includes)
        by_region.setdefault(area, []).append(finding)
    for area, rows in by_region.items():
        frame = pl.DataFrame([_row(finding) for finding in rows], infer_schema_length=None)
        put_rows(actor, "inspection_problems", frame, area)


def _row(finding: Finding) -> dict[str, object]:
    inspectee = finding.inspectee
    round_ = inspectee.unit.round
    reopened = finding.recurred and finding.state == FindingState.MENDING
    return {
        "round_code": f"{round_.campaign}-{round_.number}",
        "problem_no": finding.number,
        "division": inspectee.code if inspectee.kind == "county" else min(inspectee.unit.area.includes, key=len),
        "inspectee_kind": inspectee.kind,
        "inspectee_code": inspectee.code,
        "found_by": finding.source,
        "item_code": finding.item_code or None,
        "fact": f"{finding.fact}；{finding.figure}；{finding.named_object}",
        "legal_basis": finding.clause or None,
        "severity": _SEVERITIES[finding.severity],
        "problem_kind": finding.kind or None,
        "owner": finding.owner or None,
        "responsible_person": finding.responsible_person or None,
        "measure": finding.measure or None,
        "due_on": finding.due_on,
        "progress": "recurred" if reopened else _PROGRESS[FindingState(finding.state)],
        "proof": "、".join(finding.proofs.values_list("file_name", flat=True)) or None,
        "reviewed_on": finding.reviewed_on,
        "reviewer": finding.reviewer or None,
        "closed_on": finding.closed_on,
        "recurred": finding.recurred,
        "found_on": finding.at.astimezone(clock.SHANGHAI).date(),
        "effective_on": clock.today(),
    }
