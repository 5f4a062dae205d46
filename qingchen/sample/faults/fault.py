"""What a planted fault is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import polars

from qingchen.sample.held import Frames


@dataclass(frozen=True, slots=True)
class Fault:
    """One way of falsifying. `plant(frames, size, random)` gives the frames that change; `_planted` numbers the cases.

    name       what was done, as a statement
    register   the register in whose rows the cases are numbered
    sizes      (in Chinese, value given to `plant`), from small to large
    """

    name: str
    register: str
    sizes: tuple[tuple[str, Any], ...]
    plant: Callable[[Frames, Any, numpy.random.Generator], Frames]


def some(values: Sequence[Any], number: int, random: numpy.random.Generator) -> list[Any]:
    """`number` of the values, or all where there are fewer."""
    picked = random.choice(len(values), min(number, len(values)), replace=False)
    return [values[int(index)] for index in sorted(picked)]


def marked(frame: polars.DataFrame, column: str, chosen: Sequence[Any]) -> polars.DataFrame:
    """Each of the chosen values of `column` is one case."""
    cases = {value: number for number, value in enumerate(chosen)}
    case = polars.col(column).replace_strict(cases, default=None, return_dtype=polars.Int64)
    return frame.with_columns(_planted=case)


def planted() -> polars.Expr:
    return polars.col("_planted").is_not_null()
