"""Reading on-site records, scoped to a person: the office and the team; a place never."""

from django.db.models import QuerySet

from qingchen.inspection.models import Inspectee, Round, SiteRecord
from qingchen.inspection.store import inspectees_for, known_inspectees
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


def records_for(actor: Actor, round_: Round) -> QuerySet[SiteRecord]:
    """Records at the inspectees that the actor may know of; none for a place: they are the team's papers."""
    return _visible(actor, inspectees_for(actor, round_))


def _visible(actor: Actor, inspectees: QuerySet[Inspectee]) -> QuerySet[SiteRecord]:
    """Asked in the database, so that what one may not know of takes as long as what there is not."""
    rows = SiteRecord.objects.filter(inspectee__in=inspectees)
    if actor.role not in (Role.PROVINCE, Role.INSPECTOR):
        rows = rows.none()
    return rows.select_related("inspectee__unit__round", "inspectee__unit__team", "by").prefetch_related("versions")


def record_for(actor: Actor, public_id: str) -> SiteRecord:
    """Raises Problem thing.not_found."""
    one = _visible(actor, known_inspectees(actor)).filter(public_id=public_id).first()
    if one is None:
        raise Problem("thing.not_found", what="这份现场记录")
    return one


def records_of(inspectee: Inspectee) -> QuerySet[SiteRecord]:
    return SiteRecord.objects.filter(inspectee=inspectee).select_related("by").prefetch_related("versions")
