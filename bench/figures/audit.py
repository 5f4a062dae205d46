"""Verifying the audit chain, beside hashing the same lines in a plain loop."""

from pathlib import Path

from django.db import transaction

from bench.figure import Bench, Figure, seconds
from qingchen.accounts.actions import record
from qingchen.accounts.chain import line_digest
from qingchen.accounts.models import AuditLine
from qingchen.accounts.store import line_values, seal_pending, verify_chain
from qingchen.values.actor import SYSTEM


def _measure(scale: str, folder: Path) -> list[Figure]:
    lines = 5_000 if scale == "small" else 50_000
    with transaction.atomic():
        for number in range(lines):
            record(SYSTEM, "bench_act", "thing", f"b{number}", details={"number": number})
    seal_pending()
    values = [line_values(line) for line in AuditLine.objects.all()]
    reference = seconds(lambda: [line_digest(line) for line in values])
    value = seconds(verify_chain)
    return [Figure("audit_verify", value, "s", "同样各行只算摘要", reference, None, f"留痕 {lines:,} 条")]


BENCH = Bench("留痕链核验", _measure)
