"""The weights by which two records are held to be one person, from `data/linkage.yaml`."""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FILE = Path(__file__).parent / "data" / "linkage.yaml"


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison. m, u: its share among pairs that are, and are not, one person."""

    name: str
    words: str
    m: float
    u: float

    @property
    def bits(self) -> float:
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Weights:
    """`comparisons`: title and levels of each field, the surest level first.

    review_from_bits   least match weight of a pair that is shown
    expected_share     of the left records, how many are thought to be on the right too
    least_right        records that the right side counts as at least, for the prior
    most_rows          most rows of both sides that one run may open
    status, source     what the weights are (建议值 until they are calibrated) and where they come from
    """

    review_from_bits: float
    expected_share: float
    least_right: int
    most_rows: int
    comparisons: dict[str, tuple[str, tuple[Level, ...]]]
    status: str
    source: str

    def level(self, comparison: str, name: str) -> Level:
        return next(level for level in self.comparisons[comparison][1] if level.name == name)


@cache
def linkage_weights() -> Weights:
    held = read_yaml(_FILE)
    comparisons = {
        name: (one["title"], tuple(Level(level, **values) for level, values in one["levels"].items()))
        for name, one in held["comparisons"].items()
    }
    numbers = ("review_from_bits", "expected_share", "least_right", "most_rows")
    said = {name: held[name] for name in (*numbers, "status", "source")}
    return Weights(**said, comparisons=comparisons)
