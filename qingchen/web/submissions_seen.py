"""The submissions that a person may look after, and their problems told again from the sealed file."""

from collections import OrderedDict
from threading import Lock

from django.db.models import QuerySet

from qingchen import clock
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions import mapping_named
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Submission
from qingchen.registers.permissions import check_can_look_after, lies_in
from qingchen.registers.received_rows import read_received
from qingchen.registers.row_problem import ProblemList
from qingchen.values.actor import Actor, Role

_KEPT = 8
_told: OrderedDict[tuple[str, str], tuple[ProblemList, list[str]]] = OrderedDict()
_lock = Lock()


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
    """Problems and left-out lines as on the day of the check; kept for the pages that follow."""
    if submission.checked_at is None:
        return ProblemList(), []
    key = (submission.public_id, submission.checked_at.isoformat())
    with _lock:
        if key in _told:
            return _told[key]
    on = submission.checked_at.astimezone(clock.SHANGHAI).date()
    data = store.read_sealed_file(submission.received_file.path)
    register, region = register_named(submission.register), submission.region.split(",")
    read, problems = read_received(register, submission.file_name, data, region, on, mapping_named(submission.mapping))
    with _lock:
        _told[key] = (problems, list(read.left_out))
        while len(_told) > _KEPT:
            _told.popitem(last=False)
    return problems, list(read.left_out)
