"""The round's page of the provincial office, and where a unit's team goes."""

from collections.abc import Sequence
from typing import Any

from qingchen import clock
from qingchen.indicators.store import newest_run
from qingchen.inspection import store
from qingchen.inspection.actions.results import NOT_LISTED
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Round, Unit
from qingchen.inspection.selection import RankedCounty
from qingchen.inspection.states import RoundState
from qingchen.values.actor import Actor
from qingchen.web.presenters.counties import share_text
from qingchen.web.presenters.draws import line


def page(actor: Actor, one: Round) -> dict[str, Any]:
    """The round, its teams with their units, and the newest figures that were fixed."""
    run = newest_run("unit", one.campaign)
    return {
        "one": one,
        "state": RoundState(one.state).title,
        "opened": one.state == RoundState.OPENED,
        "may_open": store.may(actor, "open_round", one),
        "may_close": store.may(actor, "close_round", one),
        "may_freeze": one.state == RoundState.OPENED and store.may(actor, "freeze_results", one),
        "run": run,
        "not_listed": _not_listed(one),
        "freeze_about": min(one.report_due_on, clock.today()),
        "teams": [
            {
                "number": team.number,
                "state": team.get_state_display(),
                "signed": team.state == "signed",
                "members": [
                    f"{member.user.name}（{member.get_duty_display()}，{member.user.agency}）"
                    for member in team.members.all()
                ],
                "units": [_unit(unit) for unit in team.units.all()],
            }
            for team in one.teams.prefetch_related("members__user", "units__inspectees", "units__draws")
        ],
    }


def visits(actor: Actor, unit: Unit, ranking: Sequence[RankedCounty]) -> dict[str, Any]:
    """Ranked counties, the chosen one, the draws of the unit, and the employers drawn."""
    draws = list(unit.draws.filter(kind="employers").select_related("session", "unit__team"))
    return {
        "unit": unit,
        "ranking": [(one, share_text(one)) for one in ranking],
        "county": unit.inspectees.filter(kind="county").first(),
        "draws": [line(draw) for draw in draws],
        # What is frozen again before it is published is replaced, and is no redraw.
        "redraw": any(draw.session.state != SessionState.PREPARING for draw in draws),
        "employers": list(unit.inspectees.filter(kind="employer")),
        "opened": unit.round.state == RoundState.OPENED,
        "may": store.may(actor, "select_county", unit.round),
    }


def _not_listed(one: Round) -> list[str]:
    """Visited employers that the newest figures found in no register of employers."""
    run = newest_run("employer", one.campaign)
    names = run.results.filter(group_name__endswith=NOT_LISTED).values_list("group_name", flat=True) if run else ()
    return [name.removesuffix(NOT_LISTED) for name in dict.fromkeys(names)]


def _unit(unit: Unit) -> dict[str, Any]:
    visited = [one for one in unit.inspectees.all() if one.kind != "unit"]
    return {"code": unit.code, "name": unit.full_name, "visited": [one.name for one in visited]}
