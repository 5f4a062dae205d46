"""检查组人员: the office confirms who the notice named, or fills and changes the teams from the pool."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from qingchen.inspection import store
from qingchen.inspection.actions.staffing import assign_members
from qingchen.inspection.models import Round
from qingchen.inspection.staffing.people import Seat
from qingchen.inspection.staffing.proposing import propose
from qingchen.inspection.staffing.store import customary_people, least_people, now_of, parties_of, people_of
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import staffing as presenter


@require_http_methods(["GET", "HEAD", "POST"])
@only(Role.PROVINCE, act="编定检查组人员")
def staffing(request: HttpRequest) -> HttpResponse:
    """The teams as they sit; `?propose=1` fills the form with a proposal, which binds nobody until it is saved."""
    one = store.current_round()
    if one is None:
        raise Problem("thing.not_found", what="本轮督导检查")
    if request.method == "POST":
        return _saved(request, one)
    proposal = None
    if request.GET.get("propose"):
        people = list(people_of(one).values())
        proposal = propose(people, parties_of(one), now_of(one), least_people(one), customary_people(one))
    return render(request, "round/people.html", presenter.page(one, proposal=proposal))


def _saved(request: HttpRequest, one: Round) -> HttpResponse:
    wanted = _wanted(request)
    try:
        changed = assign_members(actor_of(request), one, wanted)
    except Problem as problem:
        if problem.code != "team.not_ready":
            raise
        context = presenter.page(one, wanted) | {"problem": problem}
        return render(request, "round/people.html", context, status=problem.kind.status)
    messages.success(request, f"检查组人员已编定，变动 {changed} 人。" if changed else "没有变动。")
    return redirect("round_people")


def _wanted(request: HttpRequest) -> dict[str, Seat]:
    """Everybody with a team; `team.<username>` and `duty.<username>`."""
    wanted = {}
    for field, text in request.POST.items():
        what, _, username = field.partition(".")
        if what == "team" and username and text != "0":
            number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
            wanted[username] = (number, str(request.POST.get(f"duty.{username}", "member")))
    return wanted
