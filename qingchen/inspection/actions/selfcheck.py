"""A place prepares: who answers for what, papers filed, the comprehensive report, departments reminded."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.actions.sheets import add_answer, audit_region, opened_sheet
from qingchen.inspection.models import Evidence, Sheet
from qingchen.inspection.selfcheck.completeness import reminder
from qingchen.inspection.selfcheck.comprehensive import LONGEST, PARTS, digest_of, report_faults
from qingchen.inspection.selfcheck.duties import Duty, duty_faults, with_duty
from qingchen.inspection.selfcheck.filing import Filing, filing_faults, would_circle
from qingchen.inspection.selfcheck.models import (
    DepartmentReminder,
    EvidenceFiling,
    ItemDuty,
    ReportFiled,
    ReportPart,
)
from qingchen.inspection.selfcheck.store import duties_of, filings_of, readiness_of, report_of
from qingchen.inspection.store import entries_of, form_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@transaction.atomic
def assign_items(actor: Actor, sheet: Sheet, codes: Iterable[str], duty: Duty) -> int:
    """Say who answers for these items, also in lines that name nobody yet; how many changed.

    Raises Problem duty.faulty.
    """
    sheet = _own_sheet(actor, sheet, "assign_items")
    codes, duty = list(codes), Duty(duty.department.strip(), duty.person.strip())
    faults = duty_faults(form_of(sheet), codes, duty)
    if faults:
        raise Problem("duty.faulty", lines=tuple(faults))
    before, user = duties_of(sheet), User.objects.get(username=actor.username)
    changed = [code for code in codes if before.get(code) != duty]
    ItemDuty.objects.bulk_create(
        ItemDuty(sheet=sheet, item_code=code, department=duty.department, person=duty.person, by=user, at=clock.now())
        for code in changed
    )
    entries = entries_of(sheet)
    for entry in (entries[code] for code in changed if code in entries):
        filled = with_duty(entry, {entry.item_code: duty})
        if filled != entry:
            add_answer(actor, sheet, filled)
    details = {"department": duty.department, "items": len(changed)}
    record(actor, "assign_items", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return len(changed)


@transaction.atomic
def file_evidence(actor: Actor, evidence: Evidence, filing: Filing) -> EvidenceFiling:
    """File a file by department and category for the items it serves. Raises Problem filing.faulty."""
    sheet = _own_sheet(actor, evidence.sheet, "file_evidence")
    faults = filing_faults(form_of(sheet), filing, clock.today())
    old = sheet.evidence.filter(public_id=filing.supersedes).first() if filing.supersedes else None
    if filing.supersedes and old is None:
        faults.append("没有找到被替换的旧版文件。请从本表的佐证中选取。")
    newer = {f.supersedes.public_id: f.evidence.public_id for f in filings_of(sheet).values() if f.supersedes}
    if old is not None and would_circle(newer, old.public_id, evidence.public_id):
        faults.append(f"“{old.file_name}”本身就是这份文件或它的新版，不能互相替换。请核对版本先后。")
    if faults:
        raise Problem("filing.faulty", file=evidence.file_name, lines=tuple(faults))
    made = EvidenceFiling.objects.create(
        evidence=evidence,
        department=filing.department.strip(),
        category=filing.category,
        items=",".join(dict.fromkeys(filing.items)),
        document_no=filing.document_no.strip()[:60],
        dated_on=filing.dated_on,
        period_from=filing.period_from,
        period_until=filing.period_until,
        supersedes=old,
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    details = {"digest": evidence.digest, "items": len(filing.items), "category": filing.category}
    record(actor, "file_evidence", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return made


@transaction.atomic
def write_report(actor: Actor, sheet: Sheet, texts: Mapping[str, str]) -> int:
    """Save parts of the comprehensive report; how many changed. Raises Problem comprehensive.faulty."""
    sheet = _own_sheet(actor, sheet, "write_report")
    before, user = report_of(sheet).texts, User.objects.get(username=actor.username)
    written = {part.name: texts[part.name].strip() for part in PARTS if part.name in texts}
    long = [f"“{part.title}”超过 {LONGEST} 字。请精简。" for part in PARTS if len(written.get(part.name, "")) > LONGEST]
    if long:
        raise Problem("comprehensive.faulty", place=sheet.inspectee.name, count=len(long), lines=tuple(long))
    changed = {name: text for name, text in written.items() if before.get(name, "") != text}
    for name, text in changed.items():
        ReportPart.objects.create(sheet=sheet, part=name, text=text, by=user, at=clock.now())
    details = {"parts": sorted(changed)}
    record(actor, "write_report", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return len(changed)


@transaction.atomic
def file_report(actor: Actor, sheet: Sheet) -> ReportFiled:
    """File the comprehensive report whole. Raises Problem comprehensive.faulty with every part that is wanting."""
    sheet = _own_sheet(actor, sheet, "file_report")
    texts = report_of(sheet).texts
    faults = report_faults(texts)
    if faults:
        raise Problem("comprehensive.faulty", place=sheet.inspectee.name, count=len(faults), lines=tuple(faults))
    user = User.objects.get(username=actor.username)
    filed = ReportFiled.objects.create(sheet=sheet, digest=digest_of(texts), by=user, at=clock.now())
    details = {"digest": filed.digest}
    record(actor, "file_report", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return filed


@transaction.atomic
def remind_department(actor: Actor, sheet: Sheet, asked: str) -> DepartmentReminder:
    """Note that a department was reminded, and of what. Raises Problem thing.not_found where nothing is wanting."""
    sheet = _own_sheet(actor, sheet, "remind_department")
    one = next((one for one in readiness_of(sheet) if one.asked == asked and one.wanting), None)
    if one is None:
        raise Problem("thing.not_found", what=f"“{asked}”还没有备齐的事项")
    made = DepartmentReminder.objects.create(
        sheet=sheet,
        asked=asked,
        wanting=len(one.wanting),
        text=reminder(sheet.inspectee.name, one, sheet.inspectee.unit.round.self_check_due_on),
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    details = {"asked": asked, "wanting": made.wanting}
    record(actor, "remind_department", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return made


def _own_sheet(actor: Actor, sheet: Sheet, act: str) -> Sheet:
    """Raises Problem thing.not_found for the team's sheet: only a self-check is prepared."""
    if sheet.purpose != "self_check":
        raise Problem("thing.not_found", what="这份自查表")
    return opened_sheet(actor, sheet, act)
