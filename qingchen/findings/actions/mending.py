"""From the order to the mending: the office orders, the place tells its measure, proves it and reports it done."""

import hashlib
from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.findings.actions.moving import check_told, move, no_calendar, note, permitted, wrong_state
from qingchen.findings.deadlines import due_on as end_of
from qingchen.findings.filed import file_findings
from qingchen.findings.models import KINDS, Finding, Proof
from qingchen.findings.rules import term_faults
from qingchen.findings.states import OPEN_STATES
from qingchen.inspection.actions.sheets import audit_region
from qingchen.inspection.evidence_rules import media_type
from qingchen.problems import Problem
from qingchen.registers.store import keep_sealed_file, read_sealed_file
from qingchen.standards.working_days import NoCalendar
from qingchen.values.actor import Actor


@transaction.atomic
def order_rectification(
    actor: Actor,
    finding: Finding,
    *,
    kind: str,
    owner: str,
    requirement: str,
    responsible_person: str = "",
    due_on: date | None = None,
) -> Finding:
    """Order the mending (下达整改) by a day: the term of its kind in working days, or the day that the office sets.

    Raises Problem finding.not_released before the team has signed, finding.faulty, calendar.year_unknown.
    """
    finding = permitted(actor, finding, "order_rectification")
    if not finding.number:
        raise Problem("finding.not_released", team=finding.inspectee.unit.team.number)
    check_told("order_rectification", [("责任单位", owner), ("整改要求", requirement)])
    if kind not in dict(KINDS):
        raise Problem("finding.faulty", lines=("“问题类型”应为立行立改、限期整改或长期坚持。",))
    today = clock.today()
    try:
        last = due_on or end_of(kind, today)
        faults = term_faults(last, today)
    except NoCalendar as missing:
        raise no_calendar(missing) from missing
    if faults:
        raise Problem("finding.faulty", lines=tuple(faults))
    move(
        actor,
        finding,
        "order_rectification",
        requirement.strip(),
        kind=kind,
        owner=owner.strip()[:100],
        responsible_person=responsible_person.strip()[:60],
        requirement=requirement.strip(),
        ordered_on=today,
        due_on=last,
    )
    details = {"kind": kind, "due_on": last.isoformat()}
    region = audit_region(finding.inspectee)
    record(actor, "order_rectification", "finding", finding.public_id, region=region, details=details)
    return finding


@transaction.atomic
def file_measure(actor: Actor, finding: Finding, measure: str, responsible_person: str) -> Finding:
    """What will be done, and who answers for it. Raises Problem finding.faulty."""
    finding = permitted(actor, finding, "file_measure")
    check_told("file_measure", [("整改措施", measure), ("责任人", responsible_person)])
    person = responsible_person.strip()[:60]
    move(actor, finding, "file_measure", measure.strip(), measure=measure.strip(), responsible_person=person)
    record(actor, "file_measure", "finding", finding.public_id, region=audit_region(finding.inspectee))
    return finding


@transaction.atomic
def add_proof(actor: Actor, finding: Finding, file_name: str, data: bytes) -> Proof:
    """Add a file that shows the mending; the same file again is the one that is there. Raises evidence.not_accepted."""
    finding = permitted(actor, finding, "add_proof")
    if finding.state not in OPEN_STATES:
        raise wrong_state(finding, "add_proof")
    file_name = file_name.replace("\\", "/").rpartition("/")[2].strip()[-150:]
    kind, refused = media_type(file_name, data)
    if refused:
        raise Problem("evidence.not_accepted", file=file_name, why=refused)
    digest = hashlib.sha256(data).hexdigest()
    same = finding.proofs.filter(digest=digest).first()
    if same is not None:
        return same
    path, _ = keep_sealed_file("evidence", digest, data)
    proof = Proof.objects.create(
        finding=finding,
        file_name=file_name,
        media_type=kind,
        size=len(data),
        digest=digest,
        sealed_path=path,
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    note(actor, finding, "add_proof", finding.state, file_name)
    file_findings(actor, [finding])
    details = {"digest": digest, "size": len(data)}
    record(actor, "add_proof", "finding", finding.public_id, region=audit_region(finding.inspectee), details=details)
    return proof


@transaction.atomic
def file_mending(actor: Actor, finding: Finding, result: str) -> Finding:
    """Report the mending done. It has to be proved by one file at least. Raises Problem finding.faulty."""
    finding = permitted(actor, finding, "file_mending")
    check_told("file_mending", [("整改结果", result)])
    if not finding.proofs.exists():
        raise Problem("finding.faulty", lines=("还没有整改佐证。请先上传照片、报告或文件，再报送整改结果。",))
    move(actor, finding, "file_mending", result.strip(), result=result.strip(), mended_on=clock.today())
    record(actor, "file_mending", "finding", finding.public_id, region=audit_region(finding.inspectee))
    return finding


def proof_bytes(proof: Proof) -> bytes:
    """The file as it was uploaded; checked against its digest. Get `proof` from store.proof_for."""
    data = read_sealed_file(proof.sealed_path)
    assert hashlib.sha256(data).hexdigest() == proof.digest, f"proof {proof.public_id} was changed on disk"
    return data
