"""The itinerary the slow obvious way: every order, every days, every party of one team, the cheapest kept.

Shares no code with the model but the question's own shape.
"""

from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement, permutations, product
from typing import Any, TypeAlias

# Read by the names of their attributes: a reference imports nothing of the platform but values.
Question: TypeAlias = Any
Team: TypeAlias = Any
Stop: TypeAlias = Any


def cheapest(question: Question) -> tuple[int, ...] | None:
    """Days, escorts, people, heaviest, travel, last day; None where no plan fits. One team only."""
    (team,) = question.teams
    best = None
    for order in permutations(team.stops):
        for chosen in combinations_with_replacement(range(len(question.days)), len(order)):
            fixed = _of_days(question, team, order, chosen)
            if fixed is None:
                continue
            days, escorts, travel = fixed
            for people, heaviest in _of_people(question, team, order, chosen):
                cost = (days, escorts, people, heaviest, travel, max(chosen) + 1)
                best = cost if best is None or cost < best else best
    return best


def _of_days(
    question: Question, team: Team, order: tuple[Stop, ...], chosen: tuple[int, ...]
) -> tuple[int, int, int] | None:
    here, clock, before, travel = team.seat, 0, -1, 0
    received = set()
    for stop, number in zip(order, chosen, strict=True):
        day, host = question.days[number], question.hosts[stop.host]
        if stop.fixed_on and stop.fixed_on != day:
            return None
        if day in host.not_on and stop.fixed_on != day:
            return None
        way = 0 if here == stop.code else question.travel[here, stop.code]
        # The way out from the seat is made the evening before.
        morning = 0 if here == team.seat else way
        clock = (clock if number == before else 0) + morning + stop.minutes
        if clock > question.minutes_a_day:
            return None
        if day not in host.other_on:
            received.add((host.code, number))
        here, before, travel = stop.code, number, travel + way
    travel += question.travel[here, team.seat]
    return len(set(chosen)), sum(question.hosts[code].escorts for code, _ in received), travel


def _of_people(
    question: Question, team: Team, order: tuple[Stop, ...], chosen: tuple[int, ...]
) -> Iterator[tuple[int, int]]:
    choices = []
    for number in sorted(set(chosen)):
        stops = [stop for stop, on in zip(order, chosen, strict=True) if on == number]
        parties = [
            party
            for size in range(question.least_people, len(team.people) + 1)
            for party in combinations(team.people, size)
            if all(question.days[number] not in person.not_on for person in party)
            and not any(person.avoids & {stop.code, stop.host} for person in party for stop in stops)
            and all(any(need in person.skills for person in party) for stop in stops for need in stop.needs)
        ]
        if not parties:
            return
        least = len(parties[0])
        choices.append([{person.username for person in party} for party in parties if len(party) == least])
    for parties_of_days in product(*choices):
        load = [sum(person.username in party for party in parties_of_days) for person in team.people]
        yield sum(load), max(load)
