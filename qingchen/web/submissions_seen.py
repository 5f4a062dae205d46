"""The submissions that a person may look after, and what their check told."""

from qingchen.problems import Problem
from qingchen.registers.actions.check import told_of
from qingchen.registers.models import Submission
from qingchen.registers.permissions import check_can_look_after
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.store import submissions_for
from qingchen.values.actor import Actor

__all__ = ["problems_of", "submission_for", "submissions_for"]


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
