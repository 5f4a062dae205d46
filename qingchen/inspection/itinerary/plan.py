"""An itinerary: who is where when, what it costs by level, and what is proven of that."""

from dataclasses import dataclass
from datetime import date

LEVELS = (
    ("days", "各组在外天数", "天"),
    ("escorts", "陪同人次", "人·天"),
    ("people", "检查人员出动", "人·天"),
    ("heaviest", "出动最多的一人", "天"),
    ("travel", "路途用时", "分钟"),
    ("last", "完成日次之和", "日"),
)
"""What is made smallest, the first first: a later level never costs a unit of an earlier one."""


@dataclass(frozen=True, slots=True)
class Level:
    """One of LEVELS: its value in the plan, and the bound below which it is proven that no plan goes."""

    name: str
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        return self.value == self.bound

    @property
    def gap(self) -> int:
        return self.value - self.bound


@dataclass(frozen=True, slots=True)
class Visit:
    """A stop on its day. `begins` is in minutes after setting out; `travel` the minutes of the way there."""

    team: int
    stop: str
    on: date
    begins: int
    minutes: int
    travel: int
    people: tuple[str, ...]
    with_other: bool = False
    """Whether another inspection is at this host on this day (综合查一次)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`visits` by team in the order in which they are made; `levels` in the order of LEVELS."""

    visits: tuple[Visit, ...]
    levels: tuple[Level, ...]

    @property
    def proven(self) -> bool:
        return all(level.proven for level in self.levels)

    @property
    def costs(self) -> tuple[int, ...]:
        return tuple(level.value for level in self.levels)


@dataclass(frozen=True, slots=True)
class Loosening:
    """A constraint that stands in the way of every plan, and by how much it would have to give.

    kind     window, hours, host, fixed, person, skill or people; `code` says which host, stop, person or skill
    amount   the least that suffices: further working days, minutes a day, visits on refused days, days, people
    """

    kind: str
    code: str
    amount: int


@dataclass(frozen=True, slots=True)
class NoPlan:
    """No plan fits these teams. `alone` would each suffice; where none does, `together` names a smallest set.

    Both are empty where nothing that may be loosened helps (a stop that everybody has to avoid).
    """

    teams: tuple[int, ...]
    alone: tuple[Loosening, ...]
    together: tuple[Loosening, ...] = ()
