"""What every act on a finding does between its permission and its audit line: lock, next state, history, register."""

from collections.abc import Iterable
from typing import Any

from qingchen import clock
from qingchen.findings.filed import file_findings
from qingchen.findings.models import Finding, FindingAct
from qingchen.findings.permissions import check_permitted
from qingchen.findings.states import ACT_TITLES, FINDING_TRANSITIONS, FindingState
from qingchen.inspection.store import standing
from qingchen.problems import Problem
from qingchen.standards.working_days import NoCalendar
from qingchen.values.actor import Actor


def locked(finding: Finding) -> Finding:
    """The finding as it stands now, held until the end of the transaction."""
    rows = Finding.objects.select_for_update(of=("self",)).select_related(
        "inspectee__unit__team", "inspectee__unit__round"
    )
    return rows.get(id=finding.id)


def permitted(actor: Actor, finding: Finding, act: str) -> Finding:
    """The locked finding, where the actor may do `act` on it now. Raises Problem."""
    finding = locked(finding)
    check_permitted(act, actor, standing(actor, finding.inspectee))
    if act in FINDING_TRANSITIONS and finding.state != FINDING_TRANSITIONS[act][0]:
        raise wrong_state(finding, act)
    return finding


def move(actor: Actor, finding: Finding, act: str, text: str = "", **changes: Any) -> Finding:
    """Set the changes and the next state of `act` (if it has one), add to the history, put the register's row."""
    from_ = finding.state
    if act in FINDING_TRANSITIONS:
        finding.state = FINDING_TRANSITIONS[act][1]
    for name, value in changes.items():
        setattr(finding, name, value)
    finding.save(update_fields=["state", *changes])
    note(actor, finding, act, from_, text)
    if finding.number:
        file_findings(actor, [finding])
    return finding


def note(actor: Actor, finding: Finding, act: str, from_state: str, text: str = "") -> None:
    """One line of history."""
    FindingAct.objects.create(
        finding=finding,
        act=act,
        from_state=from_state,
        to_state=finding.state,
        text=text,
        username=actor.username,
        who=actor.name,
        at=clock.now(),
    )


def check_told(act: str, told: Iterable[tuple[str, str]]) -> None:
    """Raises Problem finding.faulty with every part that was left empty: (title, text)."""
    lines = [f"“{title}”没有填写，办理“{ACT_TITLES[act]}”须写明。" for title, text in told if not text.strip()]
    if lines:
        raise Problem("finding.faulty", lines=tuple(lines))


def wrong_state(finding: Finding, act: str) -> Problem:
    title = FindingState(finding.state).title
    return Problem("finding.wrong_state", number=finding.name, state=title, act=ACT_TITLES[act])


def no_calendar(missing: NoCalendar) -> Problem:
    return Problem("calendar.year_unknown", year=missing.year)
