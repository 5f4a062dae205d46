"""The submissions that a person may look after, and what their check told."""

from django.db.models import QuerySet

from qingchen.problems import Problem
from qingchen.registers.actions.check import told_of
from qingchen.registers.models import Submission
from qingchen.registers.permissions import check_can_look_after, lies_in
from qingchen.registers.row_problem import ProblemList
from qingchen.values.actor import Actor, Role


def submissions_for(actor: Actor) -> QuerySet[Submission]:
    """Newest first."""
    rows = Submission.objects.order_by("-received_at", "-id")
    if actor.role is Role.PROVINCE:
        return rows
    regions = Submission.objects.values_list("id", "region")
    return rows.filter(id__in=[key for key, region in regions if lies_in(region.split(","), actor.area)])


def submission_for(actor: Actor, public_id: str) -> Submission:
    """Raises Problem thing.not_found."""
    found = Submission.objects.filter(public_id=public_id).select_related("received_file").first()
    if found is None:
        raise Problem("thing.not_found", what="这份报送")
    check_can_look_after(actor, found.region.split(","))
    return found


def problems_of(submission: Submission) -> tuple[ProblemList, list[str]]:
    """Problems and left-out lines as the last check told them."""
    told = told_of(submission)
    return told.problems, told.left_out
