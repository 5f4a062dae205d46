"""报送台账: one file or several at once; what can be found out of them is not asked."""

from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from qingchen.problems import Problem
from qingchen.registers.actions.take_in import TakenIn, take_in
from qingchen.registers.catalogue import registers
from qingchen.registers.models import Submission
from qingchen.values.actor import Actor, Role
from qingchen.web.own_region import own_region
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import submissions as presenter
from qingchen.web.presenters import uploads

_office = only(Role.PROVINCE, Role.PLACE, act="报送和审核台账")


@require_http_methods(["GET", "HEAD", "POST"])
@_office
def new(request: HttpRequest) -> HttpResponse:
    """Files are received as they are and checked at once. One file leads to its page, or to its mapping; of several
    each one's outcome is told, and a bad one holds up none of the others."""
    actor = actor_of(request)
    chosen = {
        "register": request.POST.get("register", request.GET.get("register", "")),
        "mode": request.POST.get("mode", "upsert"),
        "region": request.POST.get("region", own_region(actor)).replace("，", ","),
    }
    problem, outcomes = None, []
    if request.method == "POST":
        files = request.FILES.getlist("file")
        told = [(cast(str, file.name), _sent(actor, file, chosen)) for file in files]
        if len(told) == 1 and isinstance(told[0][1], TakenIn):
            one = told[0][1]
            return redirect("submission_mapping" if one.asks else "submission", one.submission.public_id)
        if len(told) == 1:
            problem = cast(Problem, told[0][1])
        if not told:
            problem = Problem("file.not_a_workbook", file="（未选择）", why="没有收到文件")
        outcomes = [uploads.outcome(name, one) for name, one in told] if len(told) > 1 else []
    known = [{"name": name, "title": one.title} for name, one in registers().items() if one.importable]
    context = {
        "registers": known,
        "modes": presenter.modes(),
        "chosen": chosen,
        "problem": problem,
        "outcomes": outcomes,
        "regions": presenter.regions(chosen["region"]),
    }
    return render(request, "submissions/new.html", context, status=problem.kind.status if problem else 200)


def _sent(actor: Actor, file: UploadedFile, chosen: dict[str, Any]) -> TakenIn | Problem:
    mode = chosen["mode"] if chosen["mode"] in Submission.Mode.values else "upsert"
    name = cast(str, file.name)
    try:
        return take_in(actor, chosen["register"], name, cast(BinaryIO, file), mode=mode, region=chosen["region"])
    except Problem as problem:
        return problem
