"""A signed copy comes back: a scan of the printed sheet, or the PDF with a certificate; each bound to one version."""

import hashlib
import re
import unicodedata

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.store import team_standing
from qingchen.problems import Problem
from qingchen.registers.store import keep_sealed_file
from qingchen.reports.certified import READERS
from qingchen.reports.models import ReportFile, SignedCopy
from qingchen.reports.store import file_bytes, versions
from qingchen.reports.trust import trusted_roots
from qingchen.values.actor import Actor

MOST_MB = 50
_KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


@transaction.atomic
def keep_scan(
    actor: Actor, file: ReportFile, name: str, data: bytes, *, code: str, signer: str, seal_of: str = ""
) -> SignedCopy:
    """Register the scan of a sheet signed by hand. `code` is the one printed at the foot of the scanned sheet.

    seal_of   whose seal was pressed in another's stead (代章); empty: its own or none
    Raises Problem report.not_a_scan, report.older_version, report.unknown_code, report.kept_before.
    """
    _check_may(actor, file, "keep_scan")
    why = _not_a_scan(data) or ("" if signer.strip() else "没有写明签字人")
    if why:
        raise Problem("report.not_a_scan", name=name, why=why, most=MOST_MB)
    _check_version(file, _as_printed(code))
    note = f"由{seal_of.strip()}代章" if seal_of.strip() else ""
    copy = _keep(actor, file, "scan", name, data, signer.strip(), seal_of.strip(), note)
    record(actor, "keep_scan", "report_file", file.public_id, details=_told(copy))
    return copy


@transaction.atomic
def keep_certified(actor: Actor, file: ReportFile, name: str, data: bytes) -> SignedCopy:
    """Register the PDF signed with a certificate: the version's own bytes stand unchanged before the signature.

    Raises Problem report.bad_certificate, report.older_version, report.unknown_code, report.kept_before.
    """
    _check_may(actor, file, "keep_certified")
    if not data.startswith(b"%PDF-"):
        raise Problem("report.bad_certificate", name=name, why="不是 PDF 文件。请下载现行版本的 PDF，签名后上传")
    if not data.startswith(file_bytes(file)):
        older = next((one for one in versions(file) if data.startswith(file_bytes(one))), None)
        if older:
            _check_version(file, older.print_code)
        why = "签名前的内容与本系统签发的这份 PDF 不同，哪个版本都对不上。请下载现行版本的 PDF，不改动，直接签名后上传"
        raise Problem("report.bad_certificate", name=name, why=why)
    found = READERS["pdf"](data, trusted_roots(), clock.now())
    if not found:
        raise Problem("report.bad_certificate", name=name, why="文件里没有数字签名")
    faults = [fault for verdict in found for fault in verdict.faults]
    if faults:
        raise Problem("report.bad_certificate", name=name, why="；".join(faults))
    signers = "、".join(verdict.signer for verdict in found)
    until = min(verdict.valid_until for verdict in found)
    note = f"证书有效期至 {until:%Y-%m-%d}" + ("" if trusted_roots() else "；系统没有配置根证书，未核验签发机构")
    copy = _keep(actor, file, "certificate", name, data, signers, "", note)
    record(actor, "keep_certified", "report_file", file.public_id, details=_told(copy))
    return copy


def _keep(
    actor: Actor, file: ReportFile, kind: str, name: str, data: bytes, signer: str, seal_of: str, note: str
) -> SignedCopy:
    digest = hashlib.sha256(data).hexdigest()
    same = SignedCopy.objects.filter(file=file, digest=digest, signer=signer[:100], seal_of=seal_of[:100]).first()
    if same is not None:
        on = f"{same.received_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"
        raise Problem("report.kept_before", name=name, on=on, who=same.received_by)
    path, _ = keep_sealed_file("reports", digest, data)
    return SignedCopy.objects.create(
        file=file,
        kind=kind,
        file_name=name[:200],
        digest=digest,
        size=len(data),
        path=path,
        signer=signer[:100],
        seal_of=seal_of[:100],
        note=note[:300],
        received_by=actor.name,
        received_at=clock.now(),
    )


def _as_printed(code: str) -> str:
    """A page's code as it is printed, however it was typed off the page: spaces, no hyphens, O for 0, I or l for 1."""
    typed = unicodedata.normalize("NFKC", code).upper().translate(str.maketrans("OIL", "011"))
    return "-".join(re.findall("[0-9A-F]{1,4}", re.sub("[^0-9A-F]", "", typed)))


def _told(copy: SignedCopy) -> dict[str, str]:
    """What the audit line says: which version, which copy."""
    file = copy.file
    return {"document": file.digest, "print_code": file.print_code, "copy": copy.digest, "seal_of": copy.seal_of}


def _check_may(actor: Actor, file: ReportFile, act: str) -> None:
    standing = team_standing(actor, file.team) if file.team else province_standing(actor)
    check_permitted(act, actor, standing)


def _check_version(file: ReportFile, code: str) -> None:
    """Raises Problem report.older_version where the code is that of an older version, else report.unknown_code."""
    every = versions(file)
    newest = every[-1]
    found = next((one for one in every if one.print_code == code), None)
    if found is None:
        raise Problem("report.unknown_code", page_code=code or "（空）")
    if found.superseded_at is not None:
        raise Problem(
            "report.older_version",
            page_code=code,
            built=f"{found.built_at:%Y-%m-%d}",
            superseded=f"{found.superseded_at:%Y-%m-%d}",
            newest=newest.print_code,
        )
    if found.id != file.id:
        raise Problem("report.unknown_code", page_code=code)


def _not_a_scan(data: bytes) -> str:
    if not data:
        return "文件是空的"
    if len(data) > MOST_MB * 2**20:
        return f"文件有 {len(data) // 2**20} MB"
    return "" if any(data.startswith(magic) for magic in _KINDS) else "内容不是 PDF、JPG 或 PNG"
