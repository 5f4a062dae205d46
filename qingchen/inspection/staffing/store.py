"""People, teams and the present composition of a round, as the rules of staffing see them."""

import json

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.inspection.itinerary.skills import skills_of
from qingchen.inspection.models import Member, PoolPerson, Round
from qingchen.inspection.staffing.people import Party, Seat, Sendable
from qingchen.standards import divisions
from qingchen.standards.rules import rule


def people_of(round_: Round) -> dict[str, Sendable]:
    """By username: whoever sits on a team, in the teams' order, then the rest of the pool."""
    pool = {one.user_id: one for one in PoolPerson.objects.filter(round=round_).select_related("user")}
    members = Member.objects.filter(team__round=round_).select_related("user").order_by("team__number", "position")
    found = {}
    for member in members:
        found[member.user.username] = _sendable(member.user, pool.get(member.user_id), member.duty == "leader")
    for one in pool.values():
        found.setdefault(one.user.username, _sendable(one.user, one, False))
    return found


def parties_of(round_: Round) -> list[Party]:
    today = clock.today()
    found = []
    for team in round_.teams.prefetch_related("units"):
        units = {unit.code: (unit.full_name, unit.area) for unit in team.units.all()}
        inside = sorted({code[:2] for _, area in units.values() for code in area.includes})
        counties = [one for code in inside for one in divisions.counties(code, today)]
        places = [one.name for one in counties if any(one.code in area for _, area in units.values())]
        names = [name for unit in team.units.all() for name in (unit.full_name, unit.name)]
        found.append(Party(team.number, units, tuple(dict.fromkeys(names + places))))
    return found


def now_of(round_: Round) -> dict[str, Seat]:
    members = Member.objects.filter(team__round=round_).select_related("user", "team")
    return {one.user.username: (one.team.number, one.duty) for one in members.order_by("team__number", "position")}


def least_people(round_: Round) -> int:
    """Fewer than so many do not go (the rule of itineraries)."""
    return int(rule("itinerary_least_people", round_.window_from).value)


def customary_people(round_: Round) -> int:
    """As many a proposal seats on a team that has not even the least."""
    return int(rule("staffing_customary_people", round_.window_from).value)


def _sendable(user: User, known: PoolPerson | None, leads: bool) -> Sendable:
    """Skills are those of the pool's line and those that agency and post tell; who leads now may lead."""
    told = skills_of(user.agency, user.post, leads=False)
    if known is None:
        return Sendable(user.username, user.name, user.agency, user.post, told, leads=leads)
    return Sendable(
        user.username,
        user.name,
        user.agency,
        user.post,
        told | frozenset(filter(None, known.skills.split(","))),
        known.home,
        json.loads(known.relations),
        known.busy_days,
        known.leads or leads,
    )
