"""From what shows that somebody was there, how often they came, how many and for how long: nothing is counted twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Presence:
    """One thing that shows it: an agreed day, a record made on the spot, the hours of arrival and departure.

    begins, ends  by the clock on the wall; the same instant where only the beginning is known
    people        names of those who came; empty where it does not say
    hosts         names of those of the place who had to be there; `most_hosts` where only a limit is known
    """

    begins: datetime
    ends: datetime
    people: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    most_hosts: int = 0


@dataclass(frozen=True, slots=True)
class Stays:
    """Visits are days on which somebody came; people and hosts are counted once a visit."""

    visits: int = 0
    people: int = 0
    hosts: int = 0
    minutes: int = 0


def stays(presences: Iterable[Presence]) -> Stays:
    """Presences that meet or overlap are one stay, of the day on which it began, also past midnight."""
    days: dict[date, tuple[set[str], set[str], int]] = {}
    minutes, begun, ended = 0, datetime.min, datetime.min
    for one in sorted(presences, key=lambda one: (one.begins, one.ends)):
        if one.begins > ended:
            begun, ended = one.begins, one.begins
        minutes += round((max(one.ends, ended) - ended).total_seconds() / 60)
        ended = max(one.ends, ended)
        people, hosts, most = days.get(begun.date(), (set(), set(), 0))
        days[begun.date()] = (people | one.people, hosts | one.hosts, max(most, one.most_hosts))
    return Stays(
        visits=len(days),
        people=sum(len(people) for people, _, _ in days.values()),
        hosts=sum(max(len(hosts), most) for _, hosts, most in days.values()),
        minutes=minutes,
    )
