"""待办 of findings: what a place has to mend, a team to review, the office to order, urge, draw and close."""

from datetime import date

from django.urls import reverse

from qingchen.findings.models import Finding
from qingchen.findings.states import OPEN_STATES, FindingState
from qingchen.findings.steps import step_of
from qingchen.findings.store import findings_for
from qingchen.inspection.models import Round
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role

Told = tuple[str, str, str, date | None, str, str]
"""Title, words, address, due day, tag, word of the button."""


def finding_tasks(actor: Actor, round_: Round) -> list[Told]:
    """One line a work list, with its most pressing day."""
    rows = list(findings_for(actor, round_).exclude(number="").prefetch_related("escalations"))
    by_state = {state: [row for row in rows if row.state == state] for state in FindingState}
    if actor.role is Role.PLACE:
        return _to_mend([row for state in OPEN_STATES for row in by_state[state]])
    if actor.role is Role.INSPECTOR:
        return _list("复核整改结果", by_state[FindingState.MENDED], "mended", "去复核")
    found = _list("下达整改", by_state[FindingState.RAISED], "raised", "去下达")
    called = [row for state in OPEN_STATES for row in by_state[state] if _called(row)]
    found += _list("按时限提醒、催办、通报", called, "open", "去办理")
    found += _list("复核整改结果", by_state[FindingState.MENDED], "mended", "去复核")
    return found + _list("抽取复查、销号", by_state[FindingState.REVIEWED], "reviewed", "去办理")


def _to_mend(rows: list[Finding]) -> list[Told]:
    if not rows:
        return []
    days = sorted(row.due_on for row in rows if row.due_on)
    steps = sorted({step.get_step_display() for row in rows for step in row.escalations.all()})
    words = f"{len(rows)} 个问题要整改" + (f"，已收到{'、'.join(steps)}" if steps else "")
    tag = "tag-bad" if steps else "tag-amber"
    return [("整改督导检查发现的问题", words, _address("open"), days[0] if days else None, tag, "去整改")]


def _list(title: str, rows: list[Finding], name: str, act: str) -> list[Told]:
    return [(title, f"{len(rows)} 个问题", _address(name), None, "tag-accent", act)] if rows else []


def _address(name: str) -> str:
    return f"{reverse('findings')}?list={name}"


def _called(row: Finding) -> bool:
    try:
        return step_of(row) is not None
    except Problem:
        return False  # a year without its notice: the finding's page says so
