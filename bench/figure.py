"""What a figure is: a measured value beside a reference measured in the same run, and the bound on their ratio."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    value, reference   in `unit`; the reference is what `compared_with` names, measured in the same run
    bound              the ratio value / reference is to be at most this; None where no bound is set
    size               of the work, in words and numbers
    """

    name: str
    value: float
    unit: str
    compared_with: str
    reference: float
    bound: float | None
    size: str

    @property
    def ratio(self) -> float:
        return self.value / self.reference

    @property
    def holds(self) -> bool | None:
        """Computed from value and bound; None where there is no bound."""
        return None if self.bound is None else self.ratio <= self.bound


@dataclass(frozen=True, slots=True)
class Bench:
    """A file of `bench/figures`. `measure(scale, folder)` may write into the folder, which is empty at first."""

    title: str
    measure: Callable[[str, Path], list[Figure]]


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Median wall time of `runs` runs after none: the first counts too, as users meet it."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
