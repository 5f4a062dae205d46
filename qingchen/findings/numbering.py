"""Numbers of findings (通化市2020-003), given when the place may know of them; its own shortcomings count apart."""

from collections.abc import Iterable

from qingchen import clock
from qingchen.findings.models import Finding


def give_numbers(findings: Iterable[Finding]) -> None:
    """Number those that have none, in their order. Within a transaction, under the unit's row lock."""
    for finding in findings:
        if finding.number:
            continue
        unit = finding.inspectee.unit
        type(unit).objects.select_for_update().get(id=unit.id)
        own = "自查" if finding.source == "self_check" else ""
        prefix = f"{unit.name}{finding.at.astimezone(clock.SHANGHAI).year}-{own}"
        taken = Finding.objects.filter(number__regex=rf"^{prefix}\d+$").count()
        finding.number = f"{prefix}{taken + 1:03d}"
        finding.save(update_fields=["number"])
