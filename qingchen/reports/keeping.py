"""Keeping a built document: sealed under its digest, a newer version taking the place of the older one."""

import hashlib
from collections.abc import Mapping
from typing import Any

from qingchen import clock
from qingchen.inspection.models import Inspectee, Round, Team
from qingchen.registers.store import keep_sealed_file
from qingchen.reports.models import ReportFile
from qingchen.reports.report import BuiltDocument


def keep_file(
    round_: Round,
    kind: str,
    document: BuiltDocument,
    *,
    team: Team | None = None,
    inspectee: Inspectee | None = None,
    issuing: Mapping[str, Any] | None = None,
) -> ReportFile:
    """Call it inside an act's transaction. An earlier file of the same name becomes an older version."""
    digest = hashlib.sha256(document.data).hexdigest()
    path, _ = keep_sealed_file("reports", digest, document.data)
    now = clock.now()
    earlier = ReportFile.objects.filter(round=round_, kind=kind, file_name=document.file_name, team=team)
    earlier.filter(superseded_at=None).update(superseded_at=now)
    return ReportFile.objects.create(
        round=round_,
        team=team,
        inspectee=inspectee,
        kind=kind,
        file_name=document.file_name,
        digest=digest,
        size=len(document.data),
        path=path,
        print_code=document.print_code,
        figures=[list(figure) for figure in document.figures],
        issuing=dict(issuing or {}),
        built_at=now,
    )
