"""How likely so many failures are among the records drawn: binomial for large lots, hypergeometric for small ones.

`tests/reference/plain_tails.py` has the same by counting every outcome with whole numbers.
"""

from dataclasses import dataclass
from math import ceil, floor

SMALL_LOT = 50_000
"""Up to here a known lot is reckoned by the hypergeometric; above, the binomial differs by less than it could tell."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Where records are drawn from. `size` None: so large that drawing does not use it up."""

    size: int | None

    @property
    def small(self) -> bool:
        return self.size is not None and self.size <= SMALL_LOT

    def failures_at_most(self, most: int, drawn: int, failing: float) -> float:
        """P(failures in `drawn` ≤ most), where the share `failing` of the lot fails: a whole number of a small lot."""
        if most < 0:
            return 0.0
        if self.size is not None and self.small:
            return hypergeometric_at_most(most, self.size, round(failing * self.size), drawn)
        return binomial_at_most(most, drawn, failing)

    def tolerable(self, share: float) -> float:
        """The share of failures that a lot may have, on the lattice of a small lot: not above `share`."""
        return floor(share * self.size + 1e-9) / self.size if self.size is not None and self.small else share

    def intolerable(self, share: float) -> float:
        """The share of failures that a lot may not have, on the lattice of a small lot: not below `share`."""
        return ceil(share * self.size - 1e-9) / self.size if self.size is not None and self.small else share


def binomial_at_most(most: int, drawn: int, share: float) -> float:
    """P(X ≤ most) of `drawn` records each failing with probability `share`."""
    from scipy.special import bdtr  # late: it costs a tenth of a second, and few pages need it

    if most < 0:
        return 0.0
    return 1.0 if most >= drawn else float(bdtr(most, drawn, share))


def hypergeometric_at_most(most: int, size: int, failing: int, drawn: int) -> float:
    """P(X ≤ most) of `drawn` records out of `size`, of which `failing` fail."""
    import numpy
    from scipy.special import gammaln

    least = max(0, drawn - (size - failing))
    highest = min(drawn, failing)
    if most < least:
        return 0.0
    if most >= highest:
        return 1.0
    # The shorter of both tails is summed: terms are all positive, so nothing is lost by cancelling.
    below = most - least <= highest - most
    terms = numpy.arange(least, most + 1) if below else numpy.arange(most + 1, highest + 1)

    def choose(of: object, taken: object) -> object:
        return gammaln(of + 1) - gammaln(taken + 1) - gammaln(of - taken + 1)  # type: ignore[operator]

    logs = choose(failing, terms) + choose(size - failing, drawn - terms) - choose(size, drawn)  # type: ignore[operator]
    total = float(numpy.exp(logs).sum())
    return min(1.0, total) if below else max(0.0, 1.0 - total)
