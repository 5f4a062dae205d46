"""A day's way of a team: from where it slept through a set of stops to the last one, by the shortest order that fits.

Of all orders of the same set between the same two ends only the shortest matters: it takes the least time and the
least travel. So a team of seven stops has some hundred legs, not some thousand.
"""

from dataclasses import dataclass

from qingchen.inspection.itinerary.question import Question, Team


@dataclass(frozen=True, slots=True)
class Leg:
    """`before` is where the team slept: a stop, or empty for its seat. It sleeps again where `order` ends."""

    before: str
    order: tuple[str, ...]
    travel: int
    evening: int = 0
    """Minutes of the travel that are made the evening before: the way out from the seat."""

    @property
    def stops(self) -> frozenset[str]:
        return frozenset(self.order)

    @property
    def last(self) -> str:
        return self.order[-1]


class TooManyLegs(Exception):
    """So many short stops fit into one day that their orders cannot all be looked at."""


Ends = dict[tuple[frozenset[str], str, str], Leg]
"""By set, last stop and, from the seat, first stop: of these the shortest way takes the least of the day too."""


def legs_of(question: Question, team: Team, most: int) -> list[Leg]:
    """Every leg that fits into a day. Raises TooManyLegs beyond `most`."""
    minutes = {stop.code: stop.minutes for stop in team.stops}
    found: list[Leg] = []
    for before in ["", *minutes]:
        ends: Ends = {}
        for there in minutes:
            if there != before:
                way = question.minutes_between(before or team.seat, there)
                leg = Leg(before, (there,), way, 0 if before else way)
                if leg.travel - leg.evening + minutes[there] <= question.minutes_a_day:
                    ends[leg.stops, there, "" if before else there] = leg
        while ends:
            found += ends.values()
            if len(found) > most:
                raise TooManyLegs
            ends = _longer(question, ends, minutes)
    return found


def _longer(question: Question, ends: Ends, minutes: dict[str, int]) -> Ends:
    """The legs of one stop more, the shortest of each key."""
    longer: Ends = {}
    for (held, last, first), leg in ends.items():
        for there in minutes.keys() - held - {leg.before}:
            travel = leg.travel + question.minutes_between(last, there)
            if travel - leg.evening + sum(minutes[code] for code in held) + minutes[there] > question.minutes_a_day:
                continue
            key = (held | {there}, there, first)
            better = Leg(leg.before, (*leg.order, there), travel, leg.evening)
            if key not in longer or (travel, better.order) < (longer[key].travel, longer[key].order):
                longer[key] = better
    return longer
