"""催报和上报: what is missing by unit, statements that there is nothing, one button that hands in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection import store
from qingchen.problems import Problem
from qingchen.reports.last_week.actions import hand_in, state_zero
from qingchen.values.actor import Role
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import last_week as presenter

_teams = only(Role.PROVINCE, Role.INSPECTOR, act="催报和上报")


@require_safe
@_teams
def last_week(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@_teams
def send(request: HttpRequest, public_id: str) -> HttpResponse:
    """Report and forms, whole; where something is missing, all of it is told on the page."""
    actor = actor_of(request)
    team = store.team_for(actor, public_id)
    try:
        hand_in(actor, team)
    except Problem as problem:
        if not problem.code.startswith("hand_in."):
            raise
        return _page(request, problem)
    messages.success(request, f"第 {team.number} 组的报告和检查表已上报。")
    return redirect("last_week")


@require_POST
@_teams
def zero(request: HttpRequest, public_id: str) -> HttpResponse:
    """The team states that a unit has nothing of a subject."""
    actor = actor_of(request)
    inspectee = store.inspectee_for(actor, public_id)
    state_zero(actor, inspectee, request.POST.get("subject", ""), request.POST.get("words", ""))
    messages.success(request, f"{inspectee.name}的零报告已登记。")
    return redirect("last_week")


def _page(request: HttpRequest, problem: Problem | None = None) -> HttpResponse:
    actor, round_ = actor_of(request), store.current_round()
    context = presenter.page(actor, round_) if round_ else {}
    status = problem.kind.status if problem else 200
    return render(request, "last_week/page.html", context | {"problem": problem}, status=status)
