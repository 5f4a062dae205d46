"""The days of visits: a team's plan is computed, proposed, and confirmed by each place, or another day asked for."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.itinerary.legs import TooManyLegs
from qingchen.inspection.itinerary.models import Itinerary, VisitDay
from qingchen.inspection.itinerary.plan import NoPlan, Visit
from qingchen.inspection.itinerary.plan_json import from_json, to_json
from qingchen.inspection.itinerary.question import Question
from qingchen.inspection.itinerary.sentences import how, lines
from qingchen.inspection.itinerary.store import newest, not_on, question_of, stops_of
from qingchen.inspection.itinerary.timetable import working_day
from qingchen.inspection.models import Inspectee, Team
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened, check_team_working, next_visit_day_state
from qingchen.inspection.staffing.terms import going_since
from qingchen.inspection.states import VisitDayState
from qingchen.inspection.store import standing, team_standing
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@transaction.atomic
def plan_itinerary(actor: Actor, team: Team) -> Itinerary:
    """Compute the team's itinerary from what is released, agreed and refused by now.

    Raises Problem itinerary.no_leader, itinerary.no_stops, itinerary.no_days, itinerary.no_plan with what to loosen,
    itinerary.too_many, itinerary.out_of_time.
    """
    # The solver is loaded when a plan is asked for, not with every process.
    from qingchen.inspection.itinerary.solving import OutOfTime, plan

    _check_team(actor, team, "plan_itinerary")
    if not team.members.filter(duty="leader").exists():
        raise Problem("itinerary.no_leader", team=team.number)
    question = question_of(team, clock.today())
    if not question.teams[0].stops:
        raise Problem("itinerary.no_stops", team=team.number)
    try:
        found = plan(question)
    except TooManyLegs:
        raise Problem("itinerary.too_many", team=team.number) from None
    except OutOfTime:
        raise Problem("itinerary.out_of_time", team=team.number) from None
    if isinstance(found, NoPlan):
        raise _no_plan(team, question, found)
    itinerary = Itinerary.objects.create(team=team, plan=to_json(found), made_by=_user(actor), made_at=clock.now())
    details = {"costs": list(found.costs), "proven": found.proven, "stops": len(found.visits)}
    record(actor, "plan_itinerary", "itinerary", itinerary.public_id, region=_region(team), details=details)
    return itinerary


@transaction.atomic
def propose_dates(actor: Actor, itinerary: Itinerary) -> list[VisitDay]:
    """Propose the days of the team's newest itinerary; days that were fixed stay as they are.

    Raises Problem itinerary.not_newest.
    """
    team = Team.objects.select_for_update(of=("self",)).select_related("round").get(id=itinerary.team_id)
    _check_team(actor, team, "propose_dates")
    if newest(team) != itinerary:
        raise Problem("itinerary.not_newest", team=team.number)
    stops = {one.code: one for one in stops_of(team)}
    days = [
        _propose(actor, stops[visit.stop], itinerary, visit)
        for visit in from_json(itinerary.plan).visits
        if visit.stop in stops
    ]
    details = {"days": {day.inspectee.public_id: day.on.isoformat() for day in days}}
    record(actor, "propose_dates", "itinerary", itinerary.public_id, region=_region(team), details=details)
    return days


@transaction.atomic
def confirm_date(actor: Actor, day: VisitDay) -> VisitDay:
    """The place agrees: the day is fixed, the letter can be printed."""
    day = _answered(actor, day, "confirm_date")
    day.reason = ""
    _save(actor, day)
    record(actor, "confirm_date", "visit_day", day.public_id, region=day.inspectee.unit.code, details=_on(day))
    return day


@transaction.atomic
def ask_other_date(actor: Actor, day: VisitDay, days: Sequence[date], reason: str) -> VisitDay:
    """The place says which days do not suit, and why; the proposed one is always among them.

    Raises Problem visit_day.faulty without a reason, or where it would leave no day of the window.
    """
    asked = _answered(actor, day, "ask_other_date")
    _refuse(asked, days, reason)
    _save(actor, asked)
    record(actor, "ask_other_date", "visit_day", asked.public_id, region=asked.inspectee.unit.code, details=_on(asked))
    return asked


@transaction.atomic
def reopen_date(actor: Actor, day: VisitDay, reason: str) -> VisitDay:
    """The team cannot keep a fixed day: it is planned anew. Raises Problem visit_day.faulty without a reason."""
    changed = _answered(actor, day, "reopen_date")
    _refuse(changed, (), reason)
    _save(actor, changed)
    region = changed.inspectee.unit.code
    record(actor, "reopen_date", "visit_day", changed.public_id, region=region, details=_on(changed))
    return changed


def _check_team(actor: Actor, team: Team, act: str) -> None:
    check_permitted(act, actor, team_standing(actor, team))
    check_round_opened(team.round, act)
    check_team_working(team.state, team.number, act)


def _no_plan(team: Team, question: Question, found: NoPlan) -> Problem:
    window = f"{question.days[0]:%Y-%m-%d} 至 {question.days[-1]:%Y-%m-%d}"
    return Problem("itinerary.no_plan", team=team.number, window=window, how=how(found), lines=lines(found, question))


def _propose(actor: Actor, inspectee: Inspectee, itinerary: Itinerary, visit: Visit) -> VisitDay:
    day = VisitDay.objects.filter(inspectee=inspectee).first() or VisitDay(inspectee=inspectee)
    if day.state == VisitDayState.FIXED:
        return day
    day.state = next_visit_day_state(day, "propose_dates") if day.state == VisitDayState.OTHER_ASKED else "proposed"
    hours = working_day(visit.on)
    day.itinerary, day.on = itinerary, visit.on
    day.begins_at, day.ends_at = hours.begins_at(visit.begins), hours.ends_at(visit.begins + visit.minutes)
    going = going_since(itinerary.team, visit.people, itinerary.made_at)
    day.people, day.with_other = ",".join(going), visit.with_other
    _save(actor, day)
    return day


def _answered(actor: Actor, day: VisitDay, act: str) -> VisitDay:
    """The day, locked, in the state after `act`."""
    day = VisitDay.objects.select_for_update(of=("self",)).select_related("inspectee__unit__round").get(id=day.id)
    unit = day.inspectee.unit
    check_permitted(act, actor, standing(actor, day.inspectee))
    check_round_opened(unit.round, act)
    check_team_working(unit.team.state, unit.team.number, act)
    day.state = next_visit_day_state(day, act)
    return day


def _refuse(day: VisitDay, days: Sequence[date], reason: str) -> None:
    if not reason.strip():
        raise Problem("visit_day.faulty", why="没有写原因")
    round_ = day.inspectee.unit.round
    refused = not_on(day) | {day.on, *(one for one in days if round_.window_from <= one <= round_.window_until)}
    day.not_on, day.reason = ",".join(sorted(one.isoformat() for one in refused)), reason.strip()[:200]


def _save(actor: Actor, day: VisitDay) -> None:
    day.by, day.at = _user(actor), clock.now()
    day.save()


def _on(day: VisitDay) -> dict[str, str]:
    return {"on": day.on.isoformat(), "reason": day.reason}


def _user(actor: Actor) -> User:
    return User.objects.get(username=actor.username)


def _region(team: Team) -> str:
    return ",".join(unit.code for unit in team.units.all())
