"""The itinerary as a model of CP-SAT: of the legs of each team some are chosen, which part its stops among them.

A leg follows the one that ended where it begins, on a later day. Which stops share a day (`sets`) decides escorts and
people, so that these costs are sums over sets and days, and bounds are near from the start.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

from qingchen.inspection.itinerary.legs import Leg, legs_of
from qingchen.inspection.itinerary.question import Question, Team

MOST_LEGS = 60_000
Key = tuple[str, str]
"""(kind, code) of a constraint that can give way: see plan.Loosening."""


@dataclass
class Model:
    """The variables that are read afterwards. `costs` by level, `give` by constraint that was let loose."""

    question: Question
    solver_model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    legs: dict[int, list[tuple[Leg, Any]]] = field(default_factory=dict)
    sets: dict[tuple[int, frozenset[str], int], Any] = field(default_factory=dict)
    """(team, stops, day): these stops on this day."""
    goes: dict[tuple[str, int, int], Any] = field(default_factory=dict)
    """(username, team, day)"""
    costs: dict[str, Any] = field(default_factory=dict)
    give: dict[Key, Any] = field(default_factory=dict)


def constraints_of(question: Question) -> Iterator[Key]:
    """Every constraint that the model can let go; avoidance (回避) never gives, hours are tried apart."""
    stops = [stop for team in question.teams for stop in team.stops]
    yield ("window", "")
    yield ("people", "")
    yield from sorted({("host", stop.host) for stop in stops if question.hosts[stop.host].not_on})
    yield from (("fixed", stop.code) for stop in stops if stop.fixed_on)
    yield from sorted({("person", p.username) for team in question.teams for p in team.people if p.not_on})
    yield from sorted({("skill", need) for stop in stops for need in stop.needs})


def build(question: Question, loose: frozenset[Key] = frozenset()) -> Model:
    """The model; each constraint of `loose` may be broken, by the amount that `give` tells. Raises TooManyLegs."""
    model = Model(question)
    days = range(len(question.days) + (len(question.further_days) if ("window", "") in loose else 0))
    for team in question.teams:
        _legs(model, team)
        _days(model, team, days, loose)
        _people(model, team, days, loose)
    for username in sorted({username for username, _, _ in model.goes}):
        for d in days:
            model.solver_model.add_at_most_one(
                goes for (who, _, on), goes in model.goes.items() if who == username and on == d
            )
    _window(model, loose)
    _costs(model, days)
    return model


def _legs(model: Model, team: Team) -> None:
    """Each stop in one leg; as many legs leave a stop as end there, but for the one at which the team ends."""
    m = model.solver_model
    legs = [(leg, m.new_bool_var("")) for leg in legs_of(model.question, team, MOST_LEGS)]
    model.legs[team.number] = legs
    for stop in team.stops:
        m.add_exactly_one(chosen for leg, chosen in legs if stop.code in leg.order)
        m.add(
            sum(c for leg, c in legs if leg.before == stop.code) <= sum(c for leg, c in legs if leg.last == stop.code)
        )
    if team.stops:
        m.add_exactly_one(chosen for leg, chosen in legs if leg.before == "")


def _days(model: Model, team: Team, days: range, loose: frozenset[Key]) -> None:
    """Each set of stops that is chosen has one day, after the day of the leg before; a day has one set."""
    question, m = model.question, model.solver_model
    dates = (*question.days, *question.further_days)
    stops = {stop.code: stop for stop in team.stops}
    chosen: dict[frozenset[str], list[Any]] = {}
    for leg, one in model.legs[team.number]:
        chosen.setdefault(leg.stops, []).append(one)
    for held, legs in chosen.items():
        for d in days:
            on = model.sets[team.number, held, d] = m.new_bool_var("")
            for host in sorted({stops[code].host for code in held}):
                kept = {stops[code].fixed_on for code in held if stops[code].host == host}
                if dates[d] in question.hosts[host].not_on and kept != {dates[d]}:
                    _gives(model, ("host", host), on, loose)
            for code in sorted(held):
                if stops[code].fixed_on not in (None, dates[d]):
                    _gives(model, ("fixed", code), on, loose)
        m.add(sum(model.sets[team.number, held, d] for d in days) == sum(legs))
    for d in days:
        m.add_at_most_one(model.sets[team.number, held, d] for held in chosen)
    day_of = {
        code: sum(d * model.sets[team.number, held, d] for held in chosen if code in held for d in days)
        for code in stops
    }
    for code in stops:
        for there in stops.keys() - {code}:
            follows = sum(one for leg, one in model.legs[team.number] if leg.before == code and there in leg.order)
            m.add(day_of[there] - day_of[code] >= 1 - (len(days) + 1) * (1 - follows))


def _people(model: Model, team: Team, days: range, loose: frozenset[Key]) -> None:
    """Who goes on a day holds every skill that its stops need, and avoids none of them."""
    question, m = model.question, model.solver_model
    dates = (*question.days, *question.further_days)
    stops = {stop.code: stop for stop in team.stops}
    sets = sorted({held for number, held, _ in model.sets if number == team.number}, key=sorted)
    needs = {held: frozenset().union(*(stops[code].needs for code in held)) for held in sets}
    fewest = {held: _fewest(team, needs[held], question.least_people) for held in sets}
    bound = not loose
    for d in days:
        on = {held: model.sets[team.number, held, d] for held in sets}
        for person in team.people:
            goes = model.goes[person.username, team.number, d] = m.new_bool_var("")
            m.add(goes <= sum(on.values()))
            if dates[d] in person.not_on:
                _gives(model, ("person", person.username), goes, loose)
            shunned = [on[held] for held in sets if person.avoids & (held | {stops[code].host for code in held})]
            if shunned:
                m.add_at_most_one(goes, *shunned)
        everybody = sum(model.goes[person.username, team.number, d] for person in team.people)
        short = m.new_int_var(0, question.least_people, "")
        _gives(model, ("people", ""), short, loose)
        m.add(everybody + short >= question.least_people * sum(on.values()))
        if bound:
            m.add(everybody >= sum(fewest[held] * on[held] for held in sets))
        for need in sorted(frozenset().union(*needs.values())):
            lacks = m.new_bool_var("")
            _gives(model, ("skill", need), lacks, loose)
            able = sum(model.goes[p.username, team.number, d] for p in team.people if need in p.skills)
            m.add(able + lacks >= sum(on[held] for held in sets if need in needs[held]))


def _fewest(team: Team, needs: frozenset[str], least: int) -> int:
    """How many people these needs take at the least, whoever is absent; what nobody can do counts for nobody."""
    needs &= frozenset().union(*(person.skills for person in team.people))
    for size in range(len(team.people) + 1):
        for some in combinations(team.people, size):
            if needs <= frozenset().union(*(person.skills for person in some)):
                return max(size, least)
    raise AssertionError("all of the team hold every skill that one of it holds")


def _window(model: Model, loose: frozenset[Key]) -> None:
    if ("window", "") not in loose:
        return
    last = len(model.question.days)
    give = model.give["window", ""] = model.solver_model.new_int_var(0, len(model.question.further_days), "")
    for (_, _, d), on in model.sets.items():
        if d >= last:
            model.solver_model.add(give >= (d - last + 1) * on)


def _gives(model: Model, key: Key, broken: Any, loose: frozenset[Key]) -> None:
    """`broken` is how far the constraint is broken here: nothing, unless it is loose."""
    if key in loose:
        model.give[key] = model.give.get(key, 0) + broken
    else:
        model.solver_model.add(broken == 0)


def _costs(model: Model, days: range) -> None:
    question, m = model.question, model.solver_model
    dates = (*question.days, *question.further_days)
    hosts = {stop.code: question.hosts[stop.host] for team in question.teams for stop in team.stops}
    heaviest = m.new_int_var(0, len(days), "")
    for username in sorted({username for username, _, _ in model.goes}):
        m.add(heaviest >= sum(goes for (who, _, _), goes in model.goes.items() if who == username))
    lasts, travel = [], []
    for team in question.teams:
        last = m.new_int_var(0, len(days), "")
        lasts.append(last)
        for d in days:
            m.add(
                last
                >= sum((d + 1) * on for (number, _, at), on in model.sets.items() if (number, at) == (team.number, d))
            )
        legs = model.legs[team.number]
        travel += [leg.travel * one for leg, one in legs]
        # The way home: of each stop at which a leg ends and none begins.
        travel += [question.minutes_between(leg.last, team.seat) * one for leg, one in legs]
        travel += [-question.minutes_between(leg.before, team.seat) * one for leg, one in legs if leg.before]
    model.costs = {
        "days": sum(model.sets.values()),
        "escorts": sum(_escorts(hosts, held, dates[d]) * on for (_, held, d), on in model.sets.items()),
        "people": sum(model.goes.values()),
        "heaviest": heaviest,
        "travel": sum(travel),
        "last": sum(lasts),
    }


def _escorts(hosts: dict[str, Any], held: frozenset[str], on: Any) -> int:
    """Who is kept from work by these stops on this day; where another inspection is there anyhow, nobody further."""
    return sum(
        host.escorts for host in {hosts[code].code: hosts[code] for code in held}.values() if on not in host.other_on
    )
