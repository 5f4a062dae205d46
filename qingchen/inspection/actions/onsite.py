"""Writing, signing, voiding and opening the records of a visit."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.actions.sheets import audit_region
from qingchen.inspection.evidence_rules import media_type
from qingchen.inspection.models import Inspectee
from qingchen.inspection.onsite.models import SiteRecord, SiteRecordVersion
from qingchen.inspection.onsite.record_kinds import KINDS
from qingchen.inspection.onsite.record_rules import Content, record_faults
from qingchen.inspection.onsite.record_states import RECORD_TRANSITIONS, RecordState
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.states import ACT_TITLES
from qingchen.inspection.store import standing
from qingchen.problems import Problem
from qingchen.registers.store import keep_sealed_file, read_sealed_file
from qingchen.values.actor import Actor


@transaction.atomic
def write_record(
    actor: Actor, inspectee: Inspectee, kind: str, content: Content, *, items: Iterable[str] = (), number: int = 0
) -> SiteRecord:
    """Write a record anew, or a further version of the one of this `number` while it waits for signature.

    Raises Problem record.faulty with every fault, record.wrong_state.
    """
    _check(actor, inspectee, "write_record")
    Inspectee.objects.select_for_update().get(id=inspectee.id)
    faults = record_faults(KINDS[kind], content, clock.now().astimezone(clock.SHANGHAI).replace(tzinfo=None))
    if faults:
        raise Problem("record.faulty", title=KINDS[kind].title, count=len(faults), lines=tuple(faults))
    user, made_on = User.objects.get(username=actor.username), content["began"][:10]
    rows = SiteRecord.objects.filter(inspectee=inspectee, kind=kind)
    one = rows.filter(number=number).first() if number else None
    if one is not None and one.state != RecordState.DRAFTED:
        raise _wrong_state(one, "write_record")
    if one is None:
        last = rows.aggregate(last=Max("number"))["last"] or 0
        one = SiteRecord(inspectee=inspectee, kind=kind, number=last + 1, by=user, at=clock.now())
    one.made_on, one.items = date.fromisoformat(made_on), ",".join(items)
    one.save()
    version = _keep(one, content, user)
    details = {"kind": kind, "number": one.number, "version": version.version, "digest": version.digest}
    record(actor, "write_record", "site_record", one.public_id, region=audit_region(inspectee), details=details)
    return one


@transaction.atomic
def sign_record(actor: Actor, site_record: SiteRecord, scan_name: str = "", scan: bytes = b"") -> SiteRecord:
    """Fix a record as signed on paper; the scanned page is kept, sealed, with its hash. Without one, say so later.

    Raises Problem evidence.not_accepted, record.wrong_state.
    """
    one = _locked(actor, site_record, "sign_record")
    if scan:
        kind, refused = media_type(scan_name, scan)
        if refused or not (kind.startswith("image/") or kind == "application/pdf"):
            raise Problem("evidence.not_accepted", file=scan_name, why=refused or "签字页应为照片或 PDF")
        one.scan_digest, one.scan_name = hashlib.sha256(scan).hexdigest(), scan_name[-150:]
        one.scan_path, _ = keep_sealed_file("site_records", one.scan_digest, scan)
    one.save()
    details = {"kind": one.kind, "number": one.number, "scan": one.scan_digest}
    record(actor, "sign_record", "site_record", one.public_id, region=audit_region(one.inspectee), details=details)
    return one


@transaction.atomic
def void_record(actor: Actor, site_record: SiteRecord, reason: str) -> SiteRecord:
    """Set a record aside that was not signed; it stays in the index, with the leader's reason in the audit line."""
    if not reason.strip():
        raise Problem("record.faulty", title=site_record.title, count=1, lines=("作废须写明理由。",))
    one = _locked(actor, site_record, "void_record")
    one.save()
    details = {"kind": one.kind, "number": one.number, "reason": reason.strip()}
    record(actor, "void_record", "site_record", one.public_id, region=audit_region(one.inspectee), details=details)
    return one


@transaction.atomic
def open_record(actor: Actor, site_record: SiteRecord, reason: str) -> Content:
    """What the record says, its persons in clear; each opening leaves its reason. Raises Problem reveal.no_reason."""
    check_permitted("open_record", actor, standing(actor, site_record.inspectee))
    if not reason.strip():
        raise Problem("reveal.no_reason")
    details = {"kind": site_record.kind, "number": site_record.number, "reason": reason.strip()}
    region = audit_region(site_record.inspectee)
    record(actor, "open_record", "site_record", site_record.public_id, region=region, details=details)
    return content_in(site_record)


def content_in(site_record: SiteRecord) -> Content:
    """The newest version, persons in clear: for masking on pages and for `open_record`."""
    newest = site_record.versions.last()
    assert newest is not None, "a record is written with its first version"
    data = read_sealed_file(newest.sealed_path)
    assert hashlib.sha256(data).hexdigest() == newest.digest, f"record {site_record.public_id} was changed on disk"
    content: Content = json.loads(data)
    return content


def _keep(one: SiteRecord, content: Content, user: User) -> SiteRecordVersion:
    data = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    digest = hashlib.sha256(data).hexdigest()
    newest = one.versions.last()
    if newest is not None and newest.digest == digest:
        return newest
    path, _ = keep_sealed_file("site_records", digest, data)
    number = newest.version + 1 if newest else 1
    return SiteRecordVersion.objects.create(
        record=one, version=number, sealed_path=path, digest=digest, size=len(data), by=user, at=clock.now()
    )


def _locked(actor: Actor, site_record: SiteRecord, act: str) -> SiteRecord:
    rows = SiteRecord.objects.select_for_update(of=("self",)).select_related(
        "inspectee__unit__round", "inspectee__unit__team"
    )
    one = rows.get(id=site_record.id)
    _check(actor, one.inspectee, act)
    from_, to = RECORD_TRANSITIONS[act]
    if one.state != from_:
        raise _wrong_state(one, act)
    one.state = to
    return one


def _check(actor: Actor, inspectee: Inspectee, act: str) -> None:
    check_permitted(act, actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, act)
    check_team_working(inspectee.unit.team.state, inspectee.unit.team.number, act)


def _wrong_state(one: SiteRecord, act: str) -> Problem:
    state = RecordState(one.state).title
    return Problem("record.wrong_state", title=one.title, state=state, act=ACT_TITLES[act])
