"""What was recounted up to a look, and its bounds. What could not be reached counts against both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qingchen.verification.sampling.bounds import Bounds, exact_bounds
from qingchen.verification.sampling.clusters import Cluster, clustered_bounds
from qingchen.verification.sampling.looks import Look


@dataclass(frozen=True, slots=True)
class Seen:
    """The first `records` of the draw: `in_order` found true, `unreached` not recounted, the others not so.

    clusters   where a record of the lot holds several objects (an employer with its managers): one each; empty
               otherwise. Then the counts above are of objects.
    best       the same clusters if all that was not reached were in order
    """

    records: int
    in_order: int
    unreached: int = 0
    clusters: tuple[Cluster, ...] = ()
    best: tuple[Cluster, ...] = ()

    @property
    def failed(self) -> int:
        """Not in order, the unreached among them."""
        return self.records - self.in_order

    def bounds(self, population: int, objects: int, error: float) -> Bounds:
        """«Not below» as if the unreached were false, «not above» as if they were true.

        population, objects   records of the lot, and what they hold: as many, unless a record may hold several
        """
        if self.clusters and len(self.clusters) >= population:  # every record was seen
            return Bounds(self.in_order / self.records, (self.in_order + self.unreached) / self.records)
        if self.clusters:
            worst = clustered_bounds(self.clusters, population, objects, error)[1]
            best = clustered_bounds(self.best or self.clusters, population, objects, error)[1]
            return replace(worst, high=best.high)
        worst = exact_bounds(self.in_order, self.records, population, error)
        if not self.unreached:
            return worst
        return replace(worst, high=exact_bounds(self.in_order + self.unreached, self.records, population, error).high)


def bounds_over_looks(seen: Sequence[Seen], looks: Sequence[Look], population: int, objects: int) -> Bounds:
    """The tightest of each side over the looks reached: all are right together at the shared error (looks.py).

    Where the sides cross, which is as rare as the error, the last look alone is believed.
    """
    assert 0 < len(seen) <= len(looks)
    each = [one.bounds(population, objects, look.error) for one, look in zip(seen, looks, strict=False)]
    tightest = Bounds(max(one.low for one in each), min(one.high for one in each))
    return tightest if tightest.low <= tightest.high else each[-1]
