"""Reading the ledger of opinions, scoped to a person. A place reads its own from the day they were raised."""

from django.db.models import QuerySet

from qingchen.inspection.models import Opinion, Round
from qingchen.inspection.store import inspectees_for
from qingchen.problems import Problem
from qingchen.values.actor import Actor


def opinions_for(actor: Actor, round_: Round) -> QuerySet[Opinion]:
    """Opinions of the places that the actor may know of, in the order of units."""
    rows = Opinion.objects.filter(meeting__inspectee__in=inspectees_for(actor, round_))
    return (
        rows.select_related("meeting__inspectee__unit__round", "meeting__inspectee__unit__team", "by")
        .prefetch_related("steps__by")
        .order_by("meeting__inspectee__unit__position", "id")
    )


def opinion_for(actor: Actor, public_id: str) -> Opinion:
    """Raises Problem thing.not_found."""
    found = Opinion.objects.select_related("meeting__inspectee__unit__round").filter(public_id=public_id).first()
    one = opinions_for(actor, found.meeting.inspectee.unit.round).filter(id=found.id).first() if found else None
    if one is None:
        raise Problem("thing.not_found", what="这条意见建议")
    return one
