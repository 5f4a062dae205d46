"""Reading on-site records, scoped to a person: the office and the team; a place never."""

from django.db.models import QuerySet

from qingchen.inspection.models import Inspectee, Round, SiteRecord
from qingchen.inspection.store import inspectees_for
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


def records_for(actor: Actor, round_: Round) -> QuerySet[SiteRecord]:
    """Records at the inspectees that the actor may know of; none for a place: they are the team's papers."""
    rows = SiteRecord.objects.filter(inspectee__in=inspectees_for(actor, round_))
    if actor.role not in (Role.PROVINCE, Role.INSPECTOR):
        rows = rows.none()
    return rows.select_related("inspectee__unit__round", "inspectee__unit__team", "by").prefetch_related("versions")


def record_for(actor: Actor, public_id: str) -> SiteRecord:
    """Raises Problem thing.not_found."""
    found = SiteRecord.objects.select_related("inspectee__unit__round").filter(public_id=public_id).first()
    one = records_for(actor, found.inspectee.unit.round).filter(id=found.id).first() if found else None
    if one is None:
        raise Problem("thing.not_found", what="这份现场记录")
    return one


def records_of(inspectee: Inspectee) -> QuerySet[SiteRecord]:
    return SiteRecord.objects.filter(inspectee=inspectee).select_related("by").prefetch_related("versions")
