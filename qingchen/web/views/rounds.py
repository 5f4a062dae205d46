"""督导检查轮次: the provincial office opens and closes the round and sees its places."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection import store
from qingchen.inspection.actions.rounds import close_round, open_round
from qingchen.inspection.models import Round
from qingchen.inspection.states import RoundState
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.web.people import actor_of, only

_office = only(Role.PROVINCE, act="办理督导检查轮次")
_ACTS: dict[str, tuple[Callable[[Actor, Round], Round], str]] = {
    "open_round": (open_round, "本轮督导检查已开始，各检查单位的自查表和检查表已下发。"),
    "close_round": (close_round, "本轮督导检查已结束，不再接受填写。"),
}


@require_safe
@_office
def round_(request: HttpRequest) -> HttpResponse:
    actor, one = actor_of(request), store.current_round()
    context = {"one": one}
    if one:
        context |= {
            "state": RoundState(one.state).title,
            "units": one.units.select_related("team").prefetch_related("inspectees__sheets"),
            "may_open": store.may(actor, "open_round", one),
            "may_close": store.may(actor, "close_round", one),
            "teams": one.teams.prefetch_related("members__user", "units"),
        }
    return render(request, "round/round.html", context)


@require_POST
@_office
def act(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Open or close the round."""
    one = Round.objects.filter(public_id=public_id).first()
    if one is None or name not in _ACTS:
        raise Problem("thing.not_found", what="这一轮督导检查")
    do, said = _ACTS[name]
    do(actor_of(request), one)
    messages.success(request, said)
    return redirect("round")
