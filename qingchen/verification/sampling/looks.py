"""The looks at one growing draw, fixed before the first record is seen, and the error that they share.

The draw is one order (records.py); a look takes its first n. At look k «not below» and «not above» are each stated at
error_k, and the error_k sum to the error of one look: by Bonferroni every statement made at any look is right together
with a probability of at least 1 - error a side, whenever one stops. So bounds of later looks only ever tighten.

The same for leaving a claim standing: the chance that a lot as bad as `unacceptable` passes at any look sums to
`screen_error` at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from qingchen.verification.sampling.lot_plan import LotPlan
from qingchen.verification.sampling.rules import SamplingRules
from qingchen.verification.sampling.tails import Lot


@dataclass(frozen=True, slots=True)
class Look:
    """After the first `records`: bounds at `error` a side; with at most `allowed` failures the claim stands.

    allowed   -1: no number of failures leaves it standing at this look
    """

    records: int
    error: float
    allowed: int


def fixed_looks(screen: LotPlan, last: int, population: int, rules: SamplingRules) -> tuple[Look, ...]:
    """The first look is the screen's, the last the cap's, one between (geometric mean); fewer where they meet."""
    sizes = _sizes(min(screen.records, last), last, len(rules.shares))
    if len(sizes) == 1:
        shares: Sequence[float] = (1.0,)
    else:
        shares = (*rules.shares[: len(sizes) - 1], sum(rules.shares[len(sizes) - 1 :]))
    lot, bad = Lot(population), 1 - screen.bad
    left = rules.screen_error
    looks = []
    for place, (records, share) in enumerate(zip(sizes, shares, strict=True)):
        allowed = screen.allowed if records == screen.records else -1
        if allowed < 0 or lot.failures_at_most(allowed, records, bad) > left:
            # What is left is shared evenly among the looks to come.
            allowed = _most(lot, records, bad, left / (len(sizes) - place))
        left -= lot.failures_at_most(allowed, records, bad)
        looks.append(Look(records, rules.error * share, allowed))
    return tuple(looks)


def _sizes(first: int, last: int, many: int) -> list[int]:
    if 2 * last <= 3 * first:  # hardly more: everything at once, with the whole error
        return [last]
    sizes = [first]
    if many > 2 and first < isqrt(first * last) < last:
        sizes.append(isqrt(first * last))
    return sizes if last <= first or many < 2 else [*sizes, last]


def _most(lot: Lot, records: int, bad: float, error: float) -> int:
    allowed = -1
    while allowed + 1 < records and lot.failures_at_most(allowed + 1, records, bad) <= error:
        allowed += 1
    return allowed
