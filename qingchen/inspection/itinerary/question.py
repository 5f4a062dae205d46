"""What an itinerary is asked for: days, teams with their people and stops, hosts, travel.

Question → teams → people, stops; hosts (who receives a stop) by code. Sealed visits are never a stop: whoever builds a
question leaves them out, and nothing in it may depend on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

LEAD = "lead"
"""The skill of a team's leader: a stop that needs it is not visited without the leader."""


@dataclass(frozen=True, slots=True)
class Person:
    """`avoids` holds codes of stops and hosts that this person may not go to (回避); `not_on` the days of absence."""

    username: str
    name: str
    skills: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()
    not_on: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Host:
    """Who receives the team (a unit's or a county's office).

    escorts     people who are kept from their work on each day of a visit
    not_on      days that the place asked not to be visited on
    other_on    days on which another inspection is there anyhow: a visit on one of them adds no day (综合查一次)
    """

    code: str
    name: str
    escorts: int = 1
    not_on: frozenset[date] = frozenset()
    other_on: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to be at for `minutes` on one day. Each skill of `needs` is held by somebody who goes there."""

    code: str
    name: str
    host: str
    minutes: int
    needs: frozenset[str] = frozenset()
    fixed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """A team that sets out from `seat` the evening before its first visit and stays out between its days."""

    number: int
    seat: str
    people: tuple[Person, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """All that a plan depends on.

    days            the working days of the window, in order
    further_days    working days after it, used only for telling how far the window would have to be moved
    travel          minutes from place to place, both ways to be given; a pair that is missing is our own mistake
    minutes_a_day   from setting out in the morning to the end of the last visit of the day; `most_minutes_a_day`
                    bounds how far that is stretched when telling what to loosen
    least_people    at least so many go together
    """

    days: tuple[date, ...]
    teams: tuple[Team, ...]
    hosts: Mapping[str, Host]
    travel: Mapping[tuple[str, str], int]
    minutes_a_day: int
    least_people: int = 2
    most_minutes_a_day: int = 720
    further_days: tuple[date, ...] = ()

    def minutes_between(self, here: str, there: str) -> int:
        return 0 if here == there else self.travel[here, there]


def apart(question: Question) -> list[Question]:
    """The question in parts that share nobody: each can be planned for itself, and together they are the whole."""
    parts: list[list[Team]] = []
    for team in question.teams:
        names = {person.username for person in team.people}
        linked = [part for part in parts if any(names & {p.username for p in other.people} for other in part)]
        parts = [part for part in parts if part not in linked] + [[*(one for part in linked for one in part), team]]
    return [replace(question, teams=tuple(sorted(part, key=lambda team: team.number))) for part in parts]
