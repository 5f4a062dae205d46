"""督导检查轮次: the provincial office opens and closes the round, fixes its figures and says where it goes."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen import clock
from qingchen.inspection import store
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.rounds import close_round, open_round
from qingchen.inspection.actions.visits import county_ranking, province_ranking, select_county
from qingchen.inspection.models import Round, Unit
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import counties as county_presenter
from qingchen.web.presenters import rounds as presenter

_office = only(Role.PROVINCE, act="办理督导检查轮次")


@require_safe
@_office
def round_(request: HttpRequest) -> HttpResponse:
    actor, one = actor_of(request), store.current_round()
    return render(request, "round/round.html", presenter.page(actor, one) if one else {})


@require_POST
@_office
def act(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Open or close the round, or fix its figures about a day."""
    one = Round.objects.filter(public_id=public_id).first()
    if one is None or name not in _ACTS:
        raise Problem("thing.not_found", what="这一轮督导检查")
    do, said = _ACTS[name]
    do(actor_of(request), one, request)
    messages.success(request, said)
    return redirect("round")


@require_safe
@_office
def counties(request: HttpRequest) -> HttpResponse:
    """The measure by which counties are chosen, for all of them side by side."""
    actor, one = actor_of(request), store.current_round()
    ranked = province_ranking(actor, one) if one else []
    return render(request, "round/counties.html", county_presenter.page(ranked, request.GET.get("by", "")))


@require_safe
@_office
def visits(request: HttpRequest, code: str) -> HttpResponse:
    """Where a unit's team goes: counties by the shown measure, and the draw of employers."""
    actor, unit = actor_of(request), unit_named(code)
    return render(request, "round/visits.html", presenter.visits(actor, unit, county_ranking(actor, unit)))


@require_POST
@_office
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Select the county, with the office's reason or the measure's own sentence."""
    actor, unit = actor_of(request), unit_named(code)
    county = select_county(actor, unit, request.POST.get("county", ""), request.POST.get("reason", ""))
    messages.success(request, f"已选定{county.name}，自查表和检查表已下发。")
    return redirect("visits", code)


def unit_named(code: str) -> Unit:
    """Of the current round. Raises Problem thing.not_found."""
    one = store.current_round()
    found = one.units.filter(code=code).first() if one else None
    if found is None:
        raise Problem("thing.not_found", what="这个检查单位")
    return found


def _freeze(actor: Actor, one: Round, request: HttpRequest) -> None:
    try:
        about = date.fromisoformat(request.POST.get("about", ""))
    except ValueError:
        about = clock.today()
    freeze_results(actor, one, about)


_ACTS: dict[str, tuple[Callable[[Actor, Round, HttpRequest], object], str]] = {
    "open_round": (lambda actor, one, _: open_round(actor, one), "本轮已开始，各检查单位的自查表和检查表已下发。"),
    "close_round": (lambda actor, one, _: close_round(actor, one), "本轮督导检查已结束，不再接受填写。"),
    "freeze_results": (_freeze, "指标结果已固化，检查对象页和报告都用这一次的结果。"),
}
