"""行程: teams by day, each place on its tile, and what a place is asked to answer."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from qingchen.inspection import store
from qingchen.inspection.itinerary.models import Itinerary, MemberLimit, OtherInspection, VisitDay
from qingchen.inspection.itinerary.plan_json import from_json
from qingchen.inspection.itinerary.store import newest, others_for, stops_of, visit_days_for
from qingchen.inspection.models import Inspectee, Round, Team
from qingchen.inspection.staffing.terms import change_words, changes_of, names_in_order
from qingchen.inspection.states import VisitDayState
from qingchen.reports.arrivals.store import arrivals_of, costs_of, proven_sentence
from qingchen.standards.codes import code_list
from qingchen.standards.working_days import is_working_day
from qingchen.values.actor import Actor, Role
from qingchen.web.calendar_file import Event
from qingchen.web.presenters.overview import positions

_TAGS = {"fixed": "tag-good", "proposed": "tag-amber", "other_asked": "tag-bad"}
_WEEKDAYS = "一二三四五六日"


def page(actor: Actor, round_: Round) -> dict[str, Any]:
    """All that the page shows. A place gets its own days only, never a team's whole way."""
    days = list(visit_days_for(actor, round_))
    teams = [] if actor.role is Role.PLACE else [_team(actor, team) for team in store.teams_for(actor, round_)]
    return {
        "teams": teams,
        "tiles": _tiles(round_, days) if teams else [],
        "columns": [(d, _WEEKDAYS[d.weekday()]) for d in _window(round_)],
        "grid": _grid(round_, days) if teams else [],
        "own": [_day(actor, day) for day in days] if actor.role is Role.PLACE else [],
        "others": [_other(other) for other in others_for(actor, round_)],
        "places": [one for one in store.inspectees_for(actor, round_) if _may_note(actor, one)],
        "window": (round_.window_from, round_.window_until),
        "days_to_refuse": _window(round_),
    }


def events_of(days: Sequence[VisitDay]) -> list[Event]:
    """What a calendar takes in: the place, who comes, and whether it is fixed."""
    return [
        Event(
            uid=day.public_id,
            summary=f"督导检查：{day.inspectee.name}（{VisitDayState(day.state).title}）",
            on=day.on,
            begins_at=day.begins_at,
            ends_at=day.ends_at,
            place=day.inspectee.name,
            words=f"到检人员：{'、'.join(_names(day))}\n车辆由检查组自行解决。",
            fixed=day.state == VisitDayState.FIXED,
        )
        for day in days
    ]


def _team(actor: Actor, team: Team) -> dict[str, Any]:
    itinerary, working = newest(team), store.may(actor, "plan_itinerary", team) and team.state == "working"
    days = VisitDay.objects.filter(inspectee__unit__team=team).select_related("inspectee__unit__round")
    leader = next((one.user.name for one in team.members.all() if one.duty == "leader"), "")
    return {
        "public_id": team.public_id,
        "number": team.number,
        "leader": leader,
        "units": "、".join(unit.name for unit in team.units.all()),
        "members": [
            (one.user.username, one.user.name, one.get_duty_display(), _limits(team, one.limits.all()))
            for one in _of(team)
        ],
        "stops": [one.name for one in stops_of(team)],
        "places": [(one.code, one.name) for one in stops_of(team)],
        "skills": [(one.code, one.label) for one in code_list("inspection_skill").entries if one.code != "lead"],
        "plan": _plan(team, itinerary) if itinerary else None,
        "fixed": sum(day.state == VisitDayState.FIXED for day in days),
        "days": [_day(actor, day) for day in days],
        "may_plan": working and team.round.state == "opened",
        "may_propose": working
        and itinerary is not None
        and store.may(actor, "propose_dates", team)
        and _to_propose(itinerary, list(days)),
    }


def _of(team: Team) -> Any:
    return team.members.select_related("user").prefetch_related("limits")


def _plan(team: Team, itinerary: Itinerary) -> dict[str, Any]:
    plan = from_json(itinerary.plan)
    return {
        "arrivals": arrivals_of(team, plan, itinerary.made_at),
        "changed": [change_words(one) for one in changes_of(team) if one.at >= itinerary.made_at],
        "costs": costs_of(plan),
        "proven": plan.proven,
        "sentence": proven_sentence(plan),
        "merged": sum(visit.with_other for visit in plan.visits),
        "made_at": itinerary.made_at,
    }


def _to_propose(itinerary: Itinerary, days: list[VisitDay]) -> bool:
    """Whether a stop of the plan has no day yet, or one that is not this plan's."""
    told = {day.inspectee.code for day in days if day.state == "fixed" or day.itinerary_id == itinerary.id}
    return any(visit.stop not in told for visit in from_json(itinerary.plan).visits)


def _day(actor: Actor, day: VisitDay) -> dict[str, Any]:
    return {
        "public_id": day.public_id,
        "place": day.inspectee.name,
        "on": day.on,
        "weekday": _WEEKDAYS[day.on.weekday()],
        "hours": f"{day.begins_at:%H:%M}—{day.ends_at:%H:%M}",
        "people": "、".join(_names(day)),
        "state": VisitDayState(day.state).title,
        "tag": _TAGS[day.state],
        "fixed": day.state == VisitDayState.FIXED,
        "with_other": day.with_other,
        "reason": day.reason,
        "by": day.by.name,
        "at": day.at,
        "may_answer": day.state == VisitDayState.PROPOSED and store.may(actor, "confirm_date", day.inspectee),
        "may_reopen": day.state == VisitDayState.FIXED and store.may(actor, "reopen_date", day.inspectee),
    }


def _names(day: VisitDay) -> list[str]:
    return names_in_order(day.people.split(","))


def _limits(team: Team, limits: Sequence[MemberLimit]) -> list[str]:
    names = dict(stop[:2] for stop in ((one.code, one.name) for one in stops_of(team)))
    skills = code_list("inspection_skill")
    words = {"skill": skills.label_of, "avoids": lambda code: names.get(code, code), "absent": lambda on: on}
    return [f"{one.get_kind_display()}：{words[one.kind](one.value)}（{one.reason}）" for one in limits]


def _tiles(round_: Round, days: list[VisitDay]) -> list[dict[str, Any]]:
    """One tile a unit, with the day of its own visit."""
    places, found = positions(round_), {day.inspectee.code: day for day in days if day.inspectee.kind == "unit"}
    tiles = []
    for unit in round_.units.select_related("team"):
        day = found.get(unit.code)
        state = {"fixed": "met", "other_asked": "unmet"}.get(day.state, "") if day else ""
        said = f"第 {unit.team.number} 组，{VisitDayState(day.state).title if day else '未排'}"
        name = unit.name.removesuffix("管委会").rstrip("市州县")
        tiles.append(
            {"name": name, "place": places.get(unit.code), "state": state, "on": day.on if day else None, "said": said}
        )
    return tiles


def _grid(round_: Round, days: list[VisitDay]) -> list[dict[str, Any]]:
    """A row a team, a cell a day of the window: where it is."""
    teams: dict[int, dict[date, list[dict[str, str]]]] = {}
    for day in days:
        cell = teams.setdefault(day.inspectee.unit.team.number, {}).setdefault(day.on, [])
        cell.append({"name": day.inspectee.name, "tag": _TAGS[day.state]})
    return [
        {"number": number, "cells": [held.get(d, []) for d in _window(round_)]}
        for number, held in sorted(teams.items())
    ]


def _window(round_: Round) -> list[date]:
    count = (round_.window_until - round_.window_from).days + 1
    return [d for d in (round_.window_from + timedelta(days=n) for n in range(count)) if is_working_day(d)]


def _other(other: OtherInspection) -> dict[str, Any]:
    return {
        "place": other.inspectee.name,
        "agency": other.agency,
        "title": other.title,
        "first_on": other.first_on,
        "last_on": other.last_on,
        "by": other.by.name,
    }


def _may_note(actor: Actor, one: Inspectee) -> bool:
    """A sealed visit is not for others to be entered at."""
    return one.released_at is not None and store.may(actor, "note_other_inspection", one)
