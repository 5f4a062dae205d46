"""The people who can be sent, the teams they are sent with, and a composition of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qingchen.values.region import Area

HEALTH = "occupational_health"
"""The skill (`inspection_skill`) without which a team does not go."""


@dataclass(frozen=True, slots=True)
class Sendable:
    """A person who can be sent to inspect.

    home        division code of the place that one is of (籍贯、任职、家庭所在), or empty
    relations   declared: a unit, division or employer by code, with the words
    busy_days   days of other inspections in the period: who has fewer is asked first
    leads       whether the person may lead a team
    """

    username: str
    name: str
    agency: str
    post: str = ""
    skills: frozenset[str] = frozenset()
    home: str = ""
    relations: Mapping[str, str] = field(default_factory=dict)
    busy_days: int = 0
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A team to be staffed: its units by code with name and area, and the names of all places in them."""

    number: int
    units: Mapping[str, tuple[str, Area]]
    places: tuple[str, ...] = ()


Seat = tuple[int, str]
"""(team, duty); duty is leader, member or liaison."""
Composition = Mapping[str, Seat]
"""Each person who sits on a team, by username."""
