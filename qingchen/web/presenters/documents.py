"""Documents as rows of a page: kept files, their versions, signed copies."""

from typing import Any

from qingchen.reports.models import ReportFile, SignedCopy

_SIGNS = {"xlsx": "file-spreadsheet", "pdf": "file-type-pdf"}


def file_line(one: ReportFile, moved: int) -> dict[str, Any]:
    """`moved` says how many of its figures are no longer what is stored."""
    return {
        "public_id": one.public_id,
        "name": one.file_name,
        "size": f"{max(1, round(one.size / 1024)):,} KB",
        "digest": one.digest,
        "print_code": one.print_code,
        "built_at": one.built_at,
        "sign": _SIGNS.get(one.file_name.rpartition(".")[2], "file-text"),
        "moved": moved,
        "signed_copies": [copy.get_kind_display() for copy in one.signed_copies.all()],
        "issued": bool(one.issuing),
    }


def version_line(number: int, one: ReportFile) -> dict[str, Any]:
    return {
        "number": number,
        "public_id": one.public_id,
        "print_code": one.print_code,
        "digest": one.digest,
        "built_at": one.built_at,
        "superseded_at": one.superseded_at,
    }


def copy_line(one: SignedCopy) -> dict[str, Any]:
    return {
        "public_id": one.public_id,
        "kind": one.get_kind_display(),
        "name": one.file_name,
        "signer": one.signer,
        "note": one.note,
        "by": one.received_by,
        "at": one.received_at,
        "digest": one.digest,
    }
