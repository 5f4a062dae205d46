"""Bounds on the share of records in order, from a recount of some: exact ones, and Wilson's to compare.

Every bound is one-sided: «not below» is wrong with a probability of at most `error`, and so is «not above». Both
together are an interval at 1 - 2 · error. `tests/reference/plain_tails.py` has the same by trying every lot.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from statistics import NormalDist

from qingchen.verification.sampling.tails import SMALL_LOT, hypergeometric_at_most

_TIE = 1 + 1e-9
"""A tail that is just the error counts as rare, whichever way its last digit was rounded."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The share of records in order lies between both (0 to 1), each side at the error asked for."""

    low: float
    high: float


def exact_bounds(in_order: float, drawn: float, population: int | None, error: float) -> Bounds:
    """Clopper–Pearson; hypergeometric where the size of a small lot is known (its finite-population correction).

    in_order, drawn   counts; not whole where clusters left fewer effective records (see clusters.py)
    """
    assert 0 <= in_order <= drawn
    if not drawn:
        return Bounds(0.0, 1.0)
    whole = float(in_order).is_integer() and float(drawn).is_integer()
    if population is not None and population <= SMALL_LOT and whole:
        return _hypergeometric(int(in_order), int(drawn), population, error)
    from scipy.special import betaincinv  # late, as in tails.py

    low = float(betaincinv(in_order, drawn - in_order + 1, error)) if in_order > 0 else 0.0
    high = float(betaincinv(in_order + 1, drawn - in_order, 1 - error)) if in_order < drawn else 1.0
    return Bounds(low, high)


def wilson_bounds(in_order: float, drawn: float, population: int | None, error: float) -> Bounds:
    """Wilson's score bounds, with drawn · (N - 1) / (N - drawn) for a finite population (dossier 6.4).

    Nearer to the nominal error on average than the exact ones, but not always within it: shown, never decided by.
    """
    if not drawn:
        return Bounds(0.0, 1.0)
    share = in_order / drawn
    if population is not None and population <= drawn:
        return Bounds(share, share)
    effective = drawn if population is None else drawn * (population - 1) / (population - drawn)
    z = NormalDist().inv_cdf(1 - error)
    middle = share + z * z / (2 * effective)
    half = z * sqrt(share * (1 - share) / effective + z * z / (4 * effective * effective))
    whole = 1 + z * z / effective
    return Bounds(max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


@lru_cache(maxsize=65_536)
def _hypergeometric(in_order: int, drawn: int, size: int, error: float) -> Bounds:
    """The fewest and most records in order of a lot in which such a recount is not rarer than `error`."""
    assert drawn <= size
    failed = drawn - in_order
    # Fewest in order: the least K with P(in order ≥ x | K) > error, that is P(failed ≤ drawn - x | N - K) > error.
    low, high = in_order, size - failed
    while low < high:
        middle = (low + high) // 2
        if hypergeometric_at_most(failed, size, size - middle, drawn) > error * _TIE:
            high = middle
        else:
            low = middle + 1
    fewest = low
    # Most in order: the greatest K with P(in order ≤ x | K) > error.
    low, high = in_order, size - failed
    while low < high:
        middle = (low + high + 1) // 2
        if hypergeometric_at_most(in_order, size, middle, drawn) > error * _TIE:
            low = middle
        else:
            high = middle - 1
    return Bounds(fewest / size, low / size)
