"""Evidence files (佐证材料): kept byte for byte, sealed, under their SHA-256."""

import hashlib

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.actions.sheets import audit_region, opened_sheet
from qingchen.inspection.evidence_rules import media_type
from qingchen.inspection.evidence_traits import traits
from qingchen.inspection.models import Evidence, Sheet
from qingchen.problems import Problem
from qingchen.registers.store import keep_sealed_file, read_sealed_file
from qingchen.values.actor import Actor


@transaction.atomic
def add_evidence(actor: Actor, sheet: Sheet, file_name: str, data: bytes) -> Evidence:
    """Add a file to an open sheet. The same file again is the one that is there; the same name with other content
    gets a number behind it. Raises Problem evidence.not_accepted.
    """
    sheet = opened_sheet(actor, sheet, "add_evidence")
    file_name = file_name.replace("\\", "/").rpartition("/")[2].strip()[-150:]
    kind, refused = media_type(file_name, data)
    if refused:
        raise Problem("evidence.not_accepted", file=file_name, why=refused)
    digest = hashlib.sha256(data).hexdigest()
    same = sheet.evidence.filter(digest=digest, file_name=file_name).first()
    if same is not None:
        return same
    path, _ = keep_sealed_file("evidence", digest, data)
    told = traits(kind, data)
    evidence = Evidence.objects.create(
        sheet=sheet,
        file_name=_free_name(sheet, file_name),
        media_type=kind,
        size=len(data),
        digest=digest,
        picture_digest=told.picture_digest,
        created_on=told.created_on,
        sealed_path=path,
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    details = {"digest": digest, "size": len(data)}
    record(actor, "add_evidence", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return evidence


def evidence_bytes(evidence: Evidence) -> bytes:
    """The file as it was uploaded; checked against its digest. Get `evidence` from store.evidence_for."""
    data = read_sealed_file(evidence.sealed_path)
    assert hashlib.sha256(data).hexdigest() == evidence.digest, f"evidence {evidence.public_id} was changed on disk"
    return data


def _free_name(sheet: Sheet, file_name: str) -> str:
    taken = set(sheet.evidence.values_list("file_name", flat=True))
    stem, dot, ending = file_name.rpartition(".")
    name, number = file_name, 2
    while name in taken:
        name, number = f"{stem}（{number}）{dot}{ending}", number + 1
    return name
