"""行程: days computed by teams, agreed with places; letters, calendars and papers of them."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection import store
from qingchen.inspection.actions.itinerary import (
    ask_other_date,
    confirm_date,
    plan_itinerary,
    propose_dates,
    reopen_date,
)
from qingchen.inspection.actions.itinerary_limits import note_member_limit, note_other_inspection
from qingchen.inspection.itinerary.models import Itinerary, VisitDay
from qingchen.inspection.itinerary.store import newest, visit_day_for, visit_days_for
from qingchen.inspection.models import Team
from qingchen.inspection.states import VisitDayState
from qingchen.problems import Problem
from qingchen.reports.arrivals.store import itinerary_content, letter_of
from qingchen.reports.catalogue import reports
from qingchen.values.actor import Actor, Role
from qingchen.web.calendar_file import MEDIA_TYPE
from qingchen.web.calendar_file import calendar as calendar_file
from qingchen.web.downloads import WORD, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import itinerary as presenter

_offices = only(*OFFICES, act="查看行程")
_teams = only(Role.PROVINCE, Role.INSPECTOR, act="安排行程")
_TYPES = {"docx": WORD, "pdf": "application/pdf"}


@require_safe
@_offices
def itinerary(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@_teams
def plan(request: HttpRequest, public_id: str) -> HttpResponse:
    """Compute; where no plan fits, all that could be loosened is told on the page."""
    actor = actor_of(request)
    team = store.team_for(actor, public_id)
    try:
        plan_itinerary(actor, team)
    except Problem as problem:
        if not problem.code.startswith("itinerary."):
            raise
        return _page(request, problem)
    messages.success(request, f"第 {team.number} 组的行程已算出，提出日期后由各地确认。")
    return redirect("itinerary")


@require_POST
@_teams
def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    team = store.team_for(actor, public_id)
    days = propose_dates(actor, _newest(team))
    messages.success(request, f"已向各地提出到检日期，共 {len(days)} 处，待地方确认。")
    return redirect("itinerary")


@require_POST
@_teams
def limit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Skill, absence or avoidance of a member of the team."""
    actor = actor_of(request)
    team = store.team_for(actor, public_id)
    kind = request.POST.get("kind", "")
    member = team.members.filter(user__username=request.POST.get("member", "")).first()
    if member is None:
        raise Problem("thing.not_found", what="这名组员")
    note_member_limit(actor, member, kind, request.POST.get(f"value_{kind}", ""), request.POST.get("reason", ""))
    messages.success(request, "已登记，下次测算行程时计入。")
    return redirect("itinerary")


@require_safe
@_teams
def calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    team = store.team_for(actor, public_id)
    days = list(visit_days_for(actor, team.round).filter(inspectee__unit__team=team))
    title = f"督导检查第{team.number}组行程"
    return download(calendar_file(title, presenter.events_of(days)), f"{title}.ics", MEDIA_TYPE)


@require_safe
@_teams
def paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """The itinerary as a Word file for printing."""
    team = store.team_for(actor_of(request), public_id)
    (built,) = reports()["itinerary_plan"].build(itinerary_content(_newest(team)))
    return download(built.data, built.file_name, WORD)


@require_safe
@_offices
def day_calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    day = visit_day_for(actor_of(request), public_id)
    return download(calendar_file(day.title, presenter.events_of([day])), f"{day.title}.ics", MEDIA_TYPE)


@require_safe
@_offices
def letter(request: HttpRequest, public_id: str, ending: str) -> HttpResponse:
    """The letter of arrival of a fixed day, as Word or PDF."""
    day = visit_day_for(actor_of(request), public_id)
    built = {
        one.file_name.rpartition(".")[2]: one
        for one in (reports()["arrival_letter"].build_both(letter_of(day)) if day.state == VisitDayState.FIXED else ())
    }.get(ending)
    if built is None:
        raise Problem("thing.not_found", what="到检通知函（日期确定后方可打印）")
    return download(built.data, built.file_name, _TYPES[ending])


@require_POST
@_offices
def answer(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """The place confirms or asks for another day; the leader reopens one."""
    actor = actor_of(request)
    day = visit_day_for(actor, public_id)
    if name not in _ANSWERS:
        raise Problem("thing.not_found", what="这个页面")
    do, said = _ANSWERS[name]
    do(actor, day, request)
    messages.success(request, said)
    return redirect("itinerary")


@require_POST
@_offices
def other(request: HttpRequest, public_id: str) -> HttpResponse:
    """Another inspection at one of the places; the place is chosen in the form."""
    actor = actor_of(request)
    inspectee = store.inspectee_for(actor, request.POST.get("place", public_id))
    days = [_day(request.POST.get(name, "")) for name in ("first_on", "last_on")]
    if None in days:
        raise Problem("other_inspection.faulty", why="起止日期没有填或写得不对")
    first, last = (day for day in days if day is not None)
    note_other_inspection(actor, inspectee, request.POST.get("agency", ""), request.POST.get("title", ""), first, last)
    messages.success(request, "已登记，测算行程时尽量排在同一天。")
    return redirect("itinerary")


def _page(request: HttpRequest, problem: Problem | None = None) -> HttpResponse:
    actor, round_ = actor_of(request), store.current_round()
    context = presenter.page(actor, round_) if round_ else {}
    status = problem.kind.status if problem else 200
    return render(request, "itinerary/page.html", context | {"problem": problem}, status=status)


def _newest(team: Team) -> Itinerary:
    found = newest(team)
    if found is None:
        raise Problem("thing.not_found", what="这个组的行程（尚未测算）")
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _refused(request: HttpRequest) -> list[date]:
    return [day for day in map(_day, request.POST.getlist("not_on")) if day is not None]


_ANSWERS: dict[str, tuple[Callable[[Actor, VisitDay, HttpRequest], object], str]] = {
    "confirm": (lambda actor, day, _: confirm_date(actor, day), "已确认，到检通知函可以打印。"),
    "other": (
        lambda actor, day, request: ask_other_date(actor, day, _refused(request), request.POST.get("reason", "")),
        "已要求改期，检查组将另提日期。",
    ),
    "reopen": (
        lambda actor, day, request: reopen_date(actor, day, request.POST.get("reason", "")),
        "已改为待定，请重新测算并提出日期。",
    ),
}
