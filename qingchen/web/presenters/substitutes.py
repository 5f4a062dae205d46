"""One member who leaves: the people who could come, in the order in which they would be asked."""

from collections.abc import Mapping
from typing import Any

from qingchen import clock
from qingchen.inspection.itinerary.models import MemberLimit, VisitDay
from qingchen.inspection.models import Member, Round, Substitution
from qingchen.inspection.plans import DUTIES
from qingchen.inspection.staffing.drawn_inspectors import DrawnSeat, drawn_seats
from qingchen.inspection.staffing.people import Sendable
from qingchen.inspection.staffing.store import least_people, now_of, parties_of, people_of
from qingchen.inspection.staffing.substitutes import Candidate, candidates, successors
from qingchen.standards.codes import code_list


def page(one: Round, leaving: Member, sent: Mapping[str, Any]) -> dict[str, Any]:
    """`sent`: what was filled in before, where it was refused."""
    people, now, team = people_of(one), now_of(one), leaving.team
    party = next(each for each in parties_of(one) if each.number == team.number)
    username = leaving.user.username
    rows = [_candidate(each) for each in candidates(username, people, party, now, least_people(one))]
    fit = next((row["username"] for row in rows if not row["faults"]), "")
    return {
        "one": one,
        "leaving": leaving,
        "duty": DUTIES[leaving.duty],
        "units": "、".join(unit.name for unit in team.units.all()),
        "stays": [_person(people[name], now[name][1]) for name, seat in now.items() if _stays(seat, name, leaving)],
        "candidates": rows,
        "chosen": sent.get("incoming", fit),
        "successors": [_person(each, now[each.username][1]) for each in successors(username, people, party, now)],
        "successor": sent.get("successor", ""),
        "reason": sent.get("reason", ""),
        "drawn": [_drawn(each, sent) for each in drawn_seats(leaving)],
        "days": [day for day in _days(leaving) if username in day.people.split(",")],
    }


def avoided(change: Substitution) -> list[str]:
    """Places still to be visited to which the one who came must not go."""
    limits = MemberLimit.objects.filter(member__team=change.team, member__user=change.incoming, kind="avoids")
    days = VisitDay.objects.filter(inspectee__unit__team=change.team, on__gte=clock.today())
    return [day.inspectee.name for day in days.filter(inspectee__code__in=limits.values("value"))]


def _stays(seat: tuple[int, str], name: str, leaving: Member) -> bool:
    return seat[0] == leaving.team.number and name != leaving.user.username


def _days(leaving: Member) -> list[VisitDay]:
    rows = VisitDay.objects.filter(inspectee__unit__team=leaving.team, on__gte=clock.today())
    return list(rows.select_related("inspectee"))


def _candidate(each: Candidate) -> dict[str, Any]:
    return _person(each.person, "") | {
        "busy_days": each.person.busy_days,
        "faults": each.faults,
        "lost": "、".join(each.lost),
    }


def _person(one: Sendable, duty: str) -> dict[str, Any]:
    labels = code_list("inspection_skill")
    return {
        "username": one.username,
        "name": one.name,
        "agency": one.agency,
        "post": one.post,
        "duty": DUTIES.get(duty, ""),
        "leads": one.leads,
        "skills": "、".join(labels.label_of(skill) for skill in sorted(one.skills)),
    }


def _drawn(seat: DrawnSeat, sent: Mapping[str, Any]) -> dict[str, Any]:
    draw = seat.draw
    return {
        "field": f"drawn.{draw.public_id}",
        "place": draw.unit.full_name,
        "name": seat.name,
        "next": seat.next_name,
        "order": seat.next_order,
        "how": sent.get(f"drawn.{draw.public_id}", "next" if seat.next_name else "redraw"),
    }
