"""An employer's illegal act goes to the body that enforces the law, and comes back by the enforcement register."""

from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.findings.actions.moving import check_told, locked, move, note, permitted
from qingchen.findings.models import Finding, Transfer
from qingchen.findings.permissions import check_permitted
from qingchen.findings.states import ACT_TITLES, TRANSFER_TRANSITIONS, FindingState, TransferState
from qingchen.findings.transfers import case_of
from qingchen.inspection.actions.sheets import audit_region
from qingchen.inspection.store import standing
from qingchen.problems import Problem
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor


@transaction.atomic
def transfer_finding(actor: Actor, finding: Finding, body: str, letter_no: str) -> Transfer:
    """Send it with a letter. Raises Problem transfer.not_so where it is no employer's violation or was sent before."""
    finding = permitted(actor, finding, "transfer_finding")
    check_told("transfer_finding", [("接收机关", body), ("移送文号", letter_no)])
    inspectee = finding.inspectee
    faults = [
        told
        for fault, told in (
            (inspectee.kind != "employer", "只有用人单位的违法行为移送执法机关，地方的问题由地方整改"),
            (not finding.violation, "没有写明违法行为"),
            (not finding.number, "检查组还没有签发报告"),
            (finding.state in (FindingState.RAISED, FindingState.WITHDRAWN), "还没有下达整改，或者已经撤回"),
            (Transfer.objects.filter(finding=finding).exists(), "已经移送过"),
        )
        if fault
    ]
    if faults:
        raise Problem("transfer.not_so", number=finding.name, why="；".join(faults))
    transfer = Transfer.objects.create(
        finding=finding, body=body.strip()[:100], letter_no=letter_no.strip()[:60], sent_on=clock.today()
    )
    note(actor, finding, "transfer_finding", finding.state, f"{transfer.body}，{transfer.letter_no}")
    details = {"finding": finding.public_id, "letter_no": transfer.letter_no}
    record(actor, "transfer_finding", "transfer", transfer.public_id, region=audit_region(inspectee), details=details)
    return transfer


@transaction.atomic
def note_receipt(actor: Actor, transfer: Transfer, receiver: str, received_on: date) -> Transfer:
    """The body signed for it. Raises Problem finding.faulty, transfer.wrong_state."""
    transfer = _step(actor, transfer, "note_receipt")
    check_told("note_receipt", [("签收人", receiver)])
    if not transfer.sent_on <= received_on <= clock.today():
        raise Problem("finding.faulty", lines=("签收日期应在移送日期以后、今天以前。",))
    transfer.receiver, transfer.received_on = receiver.strip()[:60], received_on
    transfer.save(update_fields=["state", "receiver", "received_on"])
    _note(actor, transfer, "note_receipt", f"{received_on:%Y-%m-%d} 签收")
    region = audit_region(transfer.finding.inspectee)
    record(actor, "note_receipt", "transfer", transfer.public_id, region=region)
    return transfer


@transaction.atomic
def note_case(actor: Actor, transfer: Transfer, case_no: str) -> Transfer:
    """The number under which the body entered it. Raises Problem finding.faulty, transfer.wrong_state."""
    transfer = _step(actor, transfer, "note_case")
    check_told("note_case", [("立案编号", case_no)])
    transfer.case_no = case_no.strip()[:60]
    transfer.save(update_fields=["state", "case_no"])
    _note(actor, transfer, "note_case", transfer.case_no)
    region = audit_region(transfer.finding.inspectee)
    record(actor, "note_case", "transfer", transfer.public_id, region=region, details={"case_no": transfer.case_no})
    return transfer


@transaction.atomic
def conclude_transfer(actor: Actor, transfer: Transfer) -> Transfer:
    """Close the loop by what the enforcement register says of the case. Raises Problem transfer.no_case where the
    register does not hold it, or holds no result yet: nobody's word stands for the register's."""
    transfer = _step(actor, transfer, "conclude_transfer")
    found = case_of(ScopedReader(actor, snapshot(clock.today())), transfer)
    if found is None or not found.outcome:
        why = "没有这个编号的检查记录" if found is None else "这一案还没有复查结果"
        raise Problem("transfer.no_case", case_no=transfer.case_no, why=why)
    transfer.outcome, transfer.concluded_on = found.outcome, clock.today()
    transfer.save(update_fields=["state", "outcome", "concluded_on"])
    _note(actor, transfer, "conclude_transfer", found.outcome)
    region = audit_region(transfer.finding.inspectee)
    record(actor, "conclude_transfer", "transfer", transfer.public_id, region=region, details={"batch": found.batch})
    return transfer


def _step(actor: Actor, transfer: Transfer, act: str) -> Transfer:
    finding = locked(transfer.finding)
    check_permitted(act, actor, standing(actor, finding.inspectee))
    transfer = Transfer.objects.select_for_update().get(id=transfer.id)
    transfer.finding = finding
    from_, to = TRANSFER_TRANSITIONS[act]
    if transfer.state != from_:
        title = TransferState(transfer.state).title
        raise Problem("transfer.wrong_state", number=finding.name, state=title, act=ACT_TITLES[act])
    transfer.state = to
    return transfer


def _note(actor: Actor, transfer: Transfer, act: str, text: str) -> None:
    move(actor, transfer.finding, act, text)
