"""The question of a team's itinerary from what is known of the round, and reading the days, scoped to a person.

Only what is released is asked about: with and without a sealed visit the question, and so the plan, is the same.
"""

from datetime import date, timedelta
from itertools import islice

from django.db.models import QuerySet

from qingchen.inspection.itinerary.models import Itinerary, OtherInspection, VisitDay
from qingchen.inspection.itinerary.question import Host, Person, Question, Stop, Team
from qingchen.inspection.itinerary.skills import NEEDS, skills_of
from qingchen.inspection.itinerary.timetable import working_day
from qingchen.inspection.models import Inspectee, Member, Round
from qingchen.inspection.models import Team as TeamRow
from qingchen.inspection.plans import SEAT
from qingchen.inspection.states import VisitDayState
from qingchen.inspection.store import campaign_of, inspectees_for
from qingchen.problems import Problem
from qingchen.standards.rules import rule
from qingchen.standards.working_days import is_working_day
from qingchen.values.actor import Actor

_FURTHER = 10
"""Working days after the window that are looked at when telling what to loosen."""


def stops_of(team: TeamRow) -> list[Inspectee]:
    """What is visited openly by a team: released, the unit before its county and employers."""
    known = Inspectee.objects.filter(unit__team=team, released_at__isnull=False).select_related("unit")
    return list(known.prefetch_related("other_inspections").order_by("unit__position", "id"))


def question_of(team: TeamRow, today: date) -> Question:
    """All that the team's plan depends on. Days gone by are not planned. Raises Problem itinerary.no_days."""
    round_, stops = team.round, stops_of(team)
    first = max(round_.window_from, today)
    days = [d for d in _days(first, (round_.window_until - first).days + 1) if is_working_day(d)]
    if not days:
        raise Problem("itinerary.no_days", window=f"{round_.window_from} 至 {round_.window_until}")
    later = (d for d in _days(round_.window_until + timedelta(days=1), 60) if is_working_day(d))
    agreed = {day.inspectee_id: day for day in VisitDay.objects.filter(inspectee__in=stops)}
    return Question(
        days=tuple(days),
        teams=(
            Team(
                team.number,
                SEAT,
                tuple(_person(member) for member in team.members.select_related("user").prefetch_related("limits")),
                tuple(_stop(one, agreed.get(one.id), days) for one in stops),
            ),
        ),
        hosts={host.code: host for host in _hosts(stops, agreed, round_)},
        travel=_travel(round_, stops),
        minutes_a_day=working_day(round_.window_from).minutes,
        least_people=_number("itinerary_least_people", round_),
        most_minutes_a_day=_number("itinerary_most_minutes_a_day", round_),
        further_days=tuple(islice(later, _FURTHER)),
    )


def visit_days_for(actor: Actor, round_: Round) -> QuerySet[VisitDay]:
    """Days of the inspectees that the actor may know of."""
    days = VisitDay.objects.filter(inspectee__in=inspectees_for(actor, round_))
    return days.select_related("inspectee__unit__team", "inspectee__unit__round", "by")


def visit_day_for(actor: Actor, public_id: str) -> VisitDay:
    """Raises Problem thing.not_found."""
    found = VisitDay.objects.select_related("inspectee__unit__round").filter(public_id=public_id).first()
    if found is None or not visit_days_for(actor, found.inspectee.unit.round).filter(id=found.id).exists():
        raise Problem("thing.not_found", what="这个到检日期")
    return found


def newest(team: TeamRow) -> Itinerary | None:
    return Itinerary.objects.filter(team=team).order_by("-id").first()


def others_for(actor: Actor, round_: Round) -> QuerySet[OtherInspection]:
    """Inspections by others at the places that the actor may know of."""
    known = OtherInspection.objects.filter(inspectee__in=inspectees_for(actor, round_))
    return known.select_related("inspectee", "by")


def not_on(day: VisitDay | None) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, filter(None, day.not_on.split(",")))) if day else frozenset()


def _person(member: Member) -> Person:
    held: dict[str, set[str]] = {"skill": set(), "absent": set(), "avoids": set()}
    for limit in member.limits.all():
        held[limit.kind].add(limit.value)
    user = member.user
    return Person(
        user.username,
        user.name,
        skills_of(user.agency, user.post, member.duty == "leader") | held["skill"],
        frozenset(held["avoids"]),
        frozenset(map(date.fromisoformat, held["absent"])),
    )


def _stop(one: Inspectee, day: VisitDay | None, days: list[date]) -> Stop:
    minutes = _number(f"itinerary_minutes_{one.kind}", one.unit.round)
    fixed = day.on if day and day.state == VisitDayState.FIXED and day.on in days else None
    return Stop(one.code, one.name, _host_code(one), minutes, NEEDS[one.kind], fixed)


def _host_code(one: Inspectee) -> str:
    """An employer is accompanied by its unit's office; a unit and a county receive the team themselves."""
    return one.unit.code if one.kind == "employer" else one.code


def _hosts(stops: list[Inspectee], agreed: dict[int, VisitDay], round_: Round) -> list[Host]:
    escorts, hosts = _number("itinerary_escorts", round_), []
    for code in dict.fromkeys(_host_code(one) for one in stops):
        own = [one for one in stops if _host_code(one) == code]
        others = [
            day
            for one in own
            for other in one.other_inspections.all()
            for day in _days(other.first_on, (other.last_on - other.first_on).days + 1)
        ]
        refused = frozenset().union(*(not_on(agreed.get(one.id)) for one in own))
        hosts.append(Host(code, own[0].name, escorts, refused, frozenset(others)))
    return hosts


def _travel(round_: Round, stops: list[Inspectee]) -> dict[tuple[str, str], int]:
    """By the campaign's table where it has the pair, else by the rule; within a unit always by the rule."""
    table = campaign_of(round_).travel
    between, within = (_number(f"itinerary_minutes_{way}", round_) for way in ("between_units", "within_unit"))
    units = {SEAT: SEAT} | {one.code: one.unit.code for one in stops}
    return {
        (here, there): within if units[here] == units[there] else table.get((units[here], units[there]), between)
        for here in units
        for there in units
        if here != there
    }


def _number(name: str, round_: Round) -> int:
    return int(rule(name, round_.window_from).value)


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]
