"""The end of a finding, and its beginning again: closing by the gate, reopening, and the steps of a term that runs."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.findings.actions.moving import check_told, move, no_calendar, note, permitted, wrong_state
from qingchen.findings.closure import closing_faults
from qingchen.findings.deadlines import due_on
from qingchen.findings.models import EscalationStep, Finding
from qingchen.findings.movements import movement_of
from qingchen.findings.recheck_lots import recheck_of
from qingchen.findings.states import OPEN_STATES, TransferState
from qingchen.findings.steps import step_of
from qingchen.inspection.actions.sheets import audit_region
from qingchen.problems import Problem
from qingchen.standards.working_days import NoCalendar
from qingchen.values.actor import Actor


@transaction.atomic
def close_finding(actor: Actor, finding: Finding, opinion: str) -> Finding:
    """Close it (销号) where the gate lets it through. Raises Problem finding.not_closable with every reason against."""
    finding = permitted(actor, finding, "close_finding")
    check_told("close_finding", [("销号意见", opinion)])
    moved, recheck = movement_of(finding), recheck_of(finding)
    transfer = getattr(finding, "transfer", None)
    faults = closing_faults(moved, recheck, transfer is not None and transfer.state != TransferState.CONCLUDED)
    if faults:
        raise Problem("finding.not_closable", number=finding.name, lines=tuple(faults))
    move(actor, finding, "close_finding", opinion.strip(), closed_on=clock.today())
    details = {"movement": moved.value, "recheck": recheck.value}
    record(
        actor, "close_finding", "finding", finding.public_id, region=audit_region(finding.inspectee), details=details
    )
    return finding


@transaction.atomic
def reopen_finding(actor: Actor, finding: Finding, reason: str) -> Finding:
    """It came back (反弹): the place has to mend it anew, with a new term. Raises Problem finding.faulty."""
    finding = permitted(actor, finding, "reopen_finding")
    check_told("reopen_finding", [("反弹情况", reason)])
    try:
        last = due_on(finding.kind, clock.today())
    except NoCalendar as missing:
        raise no_calendar(missing) from missing
    anew = {"mended_on": None, "reviewed_on": None, "reviewer": "", "closed_on": None}
    move(actor, finding, "reopen_finding", reason.strip(), recurred=True, due_on=last, **anew)
    details = {"reason": reason.strip(), "due_on": last.isoformat()}
    record(
        actor, "reopen_finding", "finding", finding.public_id, region=audit_region(finding.inspectee), details=details
    )
    return finding


@transaction.atomic
def escalate_finding(actor: Actor, finding: Finding) -> EscalationStep:
    """Take the step that the clock calls for now: 提醒, 催办 or 通报.

    Raises Problem finding.no_step where none is called for, calendar.year_unknown.
    """
    finding = permitted(actor, finding, "escalate_finding")
    if finding.state not in OPEN_STATES:
        raise wrong_state(finding, "escalate_finding")
    step = step_of(finding)
    if step is None:
        raise Problem("finding.no_step", number=finding.name)
    taken = EscalationStep.objects.create(finding=finding, step=step.value, due_on=finding.due_on, at=clock.now())
    note(actor, finding, "escalate_finding", finding.state, f"{step.title}（整改时限 {finding.due_on:%Y-%m-%d}）")
    details = {"step": step.value, "due_on": finding.due_on.isoformat() if finding.due_on else ""}
    record(
        actor, "escalate_finding", "finding", finding.public_id, region=audit_region(finding.inspectee), details=details
    )
    return taken
