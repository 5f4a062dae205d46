"""Raising a finding from an item of the inspection sheet, and taking it back with a reason."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.findings.models import Finding
from qingchen.findings.rules import finding_faults
from qingchen.findings.states import FINDING_TRANSITIONS, FindingState
from qingchen.inspection.actions.sheets import audit_region
from qingchen.inspection.models import Inspectee
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.store import form_of, sheet_of, standing
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@transaction.atomic
def raise_finding(
    actor: Actor,
    inspectee: Inspectee,
    item_code: str,
    *,
    statement: str,
    fact: str,
    figure: str,
    named_object: str,
    severity: str,
) -> Finding:
    """Raise a finding. Raises Problem finding.faulty with all that is missing (事实和数据要充分，明确所指)."""
    unit = inspectee.unit
    check_permitted("raise_finding", actor, standing(actor, inspectee))
    check_round_opened(unit.round, "raise_finding")
    check_team_working(unit.team.state, unit.team.number, "raise_finding")
    sheet = sheet_of(inspectee, "inspection")
    assert sheet is not None, "every inspectee has an inspection sheet"
    values = {"statement": statement, "fact": fact, "figure": figure, "named_object": named_object}
    values = {name: value.strip() for name, value in values.items()}
    lines = finding_faults(form_of(sheet), item_code, values, severity)
    if lines:
        raise Problem("finding.faulty", lines=tuple(lines))
    finding = Finding.objects.create(
        inspectee=inspectee,
        item_code=item_code,
        severity=severity,
        by=User.objects.get(username=actor.username),
        at=clock.now(),
        **values,
    )
    details = {"item": item_code, "severity": severity}
    record(actor, "raise_finding", "finding", finding.public_id, region=audit_region(inspectee), details=details)
    return finding


@transaction.atomic
def withdraw_finding(actor: Actor, finding: Finding, reason: str) -> Finding:
    """Take a finding back, with the leader's reason; it stays on record as withdrawn."""
    finding = Finding.objects.select_for_update(of=("self",)).select_related("inspectee__unit__team").get(id=finding.id)
    team = finding.inspectee.unit.team
    check_permitted("withdraw_finding", actor, standing(actor, finding.inspectee))
    check_team_working(team.state, team.number, "withdraw_finding")
    from_, to = FINDING_TRANSITIONS["withdraw_finding"]
    if finding.state != from_:
        title = FindingState(finding.state).title
        raise Problem("finding.wrong_state", number=finding.item_code, state=title, act="撤回问题")
    if not reason.strip():
        raise Problem("finding.faulty", lines=("撤回问题须写明理由。",))
    finding.state = to
    finding.save(update_fields=["state"])
    region = audit_region(finding.inspectee)
    record(actor, "withdraw_finding", "finding", finding.public_id, region=region, details={"reason": reason.strip()})
    return finding
