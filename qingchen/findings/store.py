"""Reading findings, scoped to a person."""

from django.db.models import QuerySet

from qingchen.findings.models import Finding
from qingchen.inspection.models import Round
from qingchen.inspection.store import inspectees_for
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


def findings_for(actor: Actor, round_: Round) -> QuerySet[Finding]:
    """Findings at the inspectees that the actor may know of; a place sees them once the team has signed."""
    rows = Finding.objects.filter(inspectee__in=inspectees_for(actor, round_))
    if actor.role is Role.PLACE:
        rows = rows.filter(inspectee__unit__team__state="signed")
    return rows.select_related("inspectee__unit__team", "by")


def finding_for(actor: Actor, public_id: str) -> Finding:
    """Raises Problem thing.not_found."""
    found = Finding.objects.select_related("inspectee__unit__round").filter(public_id=public_id).first()
    if found is None or not findings_for(actor, found.inspectee.unit.round).filter(id=found.id).exists():
        raise Problem("thing.not_found", what="这个问题")
    return found
