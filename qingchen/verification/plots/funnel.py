"""Limits of a funnel plot: where the rates of places would lie if all were alike, by how many objects they have."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """For a place of `objects`: shares (0 to 1) within which all but `error` a side would lie."""

    objects: int
    low: float
    high: float


def funnel_limits(share: float, smallest: int, largest: int, error: float, points: int = 40) -> list[FunnelLimit]:
    """Limits by the binomial at sizes from smallest to largest, spaced by ratio; exact on the lattice of each size."""
    return [FunnelLimit(size, *_between(share, size, error)) for size in _sizes(smallest, largest, points)]


def outside(share: float, numerator: int, objects: int, error: float) -> bool:
    """Whether a place lies outside the limits of its own size."""
    low, high = _between(share, objects, error)
    return not low <= numerator / objects <= high


def _between(share: float, size: int, error: float) -> tuple[float, float]:
    """The least and greatest count that is not rarer than `error`, over size."""
    from scipy.special import bdtr  # late: see sampling/tails.py

    low, high = 0, size
    while low < high:  # least k with P(X ≤ k) > error
        middle = (low + high) // 2
        low, high = (low, middle) if bdtr(middle, size, share) > error else (middle + 1, high)
    least, low, high = low, 0, size
    while low < high:  # least k with P(X ≤ k) ≥ 1 - error
        middle = (low + high) // 2
        low, high = (low, middle) if bdtr(middle, size, share) >= 1 - error else (middle + 1, high)
    return least / size, low / size


def _sizes(smallest: int, largest: int, points: int) -> Sequence[int]:
    if not 1 <= smallest <= largest:
        return []
    ratio = (largest / smallest) ** (1 / max(1, points - 1))
    return sorted({min(largest, round(smallest * ratio**step)) for step in range(points)} | {largest})
