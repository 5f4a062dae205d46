"""Raising a finding: from an item, a lead or a visit by the team; from its self-check by the place itself."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.findings.actions.moving import check_told, move, note, permitted
from qingchen.findings.deadlines import due_on
from qingchen.findings.models import Finding
from qingchen.findings.numbering import give_numbers
from qingchen.findings.permissions import check_permitted
from qingchen.findings.rules import clause_of, finding_faults
from qingchen.findings.states import FindingState
from qingchen.inspection.actions.sheets import audit_region
from qingchen.inspection.models import Inspectee
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.store import form_of, sheet_of, standing
from qingchen.problems import Problem
from qingchen.standards.working_days import NoCalendar
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
    source: str = "item",
    violation: str = "",
    clause: str = "",
    lead: str = "",
) -> Finding:
    """Raise a finding. Raises Problem finding.faulty with all that is missing (事实和数据要充分，明确所指).

    source    item, check (a person made a finding of the `lead`) or visit; only an item's needs an `item_code`
    clause    what it rests on, where neither the item nor the violation tells
    """
    check_permitted("raise_finding", actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "raise_finding")
    check_team_working(inspectee.unit.team.state, inspectee.unit.team.number, "raise_finding")
    values = {"statement": statement, "fact": fact, "figure": figure, "named_object": named_object}
    finding = _new(actor, inspectee, item_code, values, severity, source, violation, clause, lead)
    note(actor, finding, "raise_finding", "")
    details = {"item": item_code, "severity": severity, "source": source}
    record(actor, "raise_finding", "finding", finding.public_id, region=audit_region(inspectee), details=details)
    return finding


@transaction.atomic
def note_shortcoming(
    actor: Actor,
    inspectee: Inspectee,
    item_code: str,
    *,
    statement: str,
    fact: str,
    figure: str,
    named_object: str,
    measure: str,
    responsible_person: str = "",
) -> Finding:
    """A shortcoming that the place found itself, with what it does about it: a finding of its own kind, its term runs.

    Raises Problem finding.faulty, calendar.year_unknown.
    """
    check_permitted("note_shortcoming", actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "note_shortcoming")
    check_told("note_shortcoming", [("整改措施", measure)])
    values = {"statement": statement, "fact": fact, "figure": figure, "named_object": named_object}
    finding = _new(actor, inspectee, item_code, values, "general", "self_check", "", "", "")
    today = clock.today()
    try:
        finding.due_on = due_on("by_deadline", today)
    except NoCalendar as missing:
        raise Problem("calendar.year_unknown", year=missing.year) from missing
    finding.state = FindingState.MENDING
    finding.save(update_fields=["due_on", "state"])
    give_numbers([finding])
    move(
        actor,
        finding,
        "note_shortcoming",
        measure.strip(),
        measure=measure.strip(),
        kind="by_deadline",
        owner=inspectee.name,
        responsible_person=responsible_person.strip()[:60],
        ordered_on=today,
    )
    region = audit_region(inspectee)
    record(actor, "note_shortcoming", "finding", finding.public_id, region=region, details={"item": item_code})
    return finding


@transaction.atomic
def withdraw_finding(actor: Actor, finding: Finding, reason: str) -> Finding:
    """Take a finding back, with the leader's reason; it stays on record as withdrawn."""
    finding = permitted(actor, finding, "withdraw_finding")
    team = finding.inspectee.unit.team
    check_team_working(team.state, team.number, "withdraw_finding")
    check_told("withdraw_finding", [("撤回理由", reason)])
    move(actor, finding, "withdraw_finding", reason.strip())
    region = audit_region(finding.inspectee)
    record(actor, "withdraw_finding", "finding", finding.public_id, region=region, details={"reason": reason.strip()})
    return finding


def _new(
    actor: Actor,
    inspectee: Inspectee,
    item_code: str,
    values: dict[str, str],
    severity: str,
    source: str,
    violation: str,
    clause: str,
    lead: str,
) -> Finding:
    sheet = sheet_of(inspectee, "inspection")
    assert sheet is not None, "every inspectee has an inspection sheet"
    form = form_of(sheet)
    values = {name: value.strip() for name, value in values.items()}
    lines = finding_faults(form, item_code, values, severity, source, violation, clause)
    if lines:
        raise Problem("finding.faulty", lines=tuple(lines))
    return Finding.objects.create(
        inspectee=inspectee,
        item_code=item_code,
        severity=severity,
        source=source,
        violation=violation,
        clause=clause_of(form, item_code, violation, clause),
        lead=lead.strip(),
        by=User.objects.get(username=actor.username),
        at=clock.now(),
        **values,
    )
