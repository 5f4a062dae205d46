"""The ledger of findings as a file: the line of audit says who took which away."""

from collections.abc import Sequence

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.findings.ledger import ledger_workbook
from qingchen.findings.overviewed import Overviewed, ledger_lines
from qingchen.values.actor import Actor


@transaction.atomic
def export_findings(actor: Actor, rows: Sequence[Overviewed], title: str) -> bytes:
    """An .xlsx of findings that `findings_for` gave the actor."""
    data = ledger_workbook(title, f"截至 {clock.today():%Y-%m-%d}，共 {len(rows)} 个", ledger_lines(rows))
    record(actor, "export_findings", "findings", "", details={"rows": len(rows)})
    return data
