"""What every page of the shell shows: who is signed in, where they may go, how many days are left."""

from typing import Any

from django.http import HttpRequest

from qingchen import clock
from qingchen.inspection import store
from qingchen.inspection.last_week.models import HandIn
from qingchen.inspection.models import Round
from qingchen.inspection.states import RoundState
from qingchen.web.navigation import entries_for
from qingchen.web.people import actor_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the shell; empty for people who have not signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    actor = actor_of(request)
    round_ = store.current_round()
    return {
        "actor": actor,
        "actor_agency": user.agency,
        "navigation": entries_for(actor.role, request.path),
        "round": round_,
        "countdown": countdown(round_),
        "today": clock.today(),
    }


def countdown(round_: Round | None) -> dict[str, Any] | None:
    """Days until the reports are due: `{"days": 6, "due": date, "late": False}`.

    None once the round is closed, or when they are late and all in.
    """
    if round_ is None or round_.state == RoundState.CLOSED:
        return None
    days = (round_.report_due_on - clock.today()).days
    if days < 0 and not round_.teams.exclude(id__in=HandIn.objects.values("team")).exists():
        return None
    return {"days": abs(days), "due": round_.report_due_on, "late": days < 0}
