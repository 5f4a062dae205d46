"""Records that were drawn by employers are worth fewer: the design effect of employer clusters.

Records of one employer are alike, so forty from four employers say less than forty from forty. The ratio estimator over
employers gives the variance; the records count as drawn / effect, reduced for few employers by the t quantiles
(Korn and Graubard 1998).

Near 100 % a few employers hide how unlike employers are, and the bound «not below» came out false in up to 17 % of
simulated draws instead of 5 %. So the effect is taken with two employers of middle size more, one wholly in order and
one not at all (the remedy of Agresti and Coull, by whole employers); what is left of the error is measured in
docs/reference/sampling-simulation.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qingchen.verification.sampling.bounds import Bounds, exact_bounds


@dataclass(frozen=True, slots=True)
class Cluster:
    """An employer drawn, its records recounted. `records` of it altogether; all the same where every one was seen."""

    drawn: int
    in_order: int
    records: int


@dataclass(frozen=True, slots=True)
class Effective:
    """What a clustered recount amounts to: the share in order, how many records it counts for, and the effect."""

    share: float
    records: float
    design_effect: float


def effective_records(clusters: Sequence[Cluster], error: float) -> Effective:
    """Ultimate clusters, employers drawn with equal chance. Fewer than two employers count as one record."""
    drawn = sum(one.drawn for one in clusters)
    assert drawn
    assert all(0 <= one.in_order <= one.drawn <= one.records for one in clusters)
    seen = [one for one in clusters if one.drawn]
    share = _share(seen)
    if len(seen) < 2:
        return Effective(share, 1.0, float(drawn))
    middle = max(1, round(sum(one.records for one in seen) / len(seen)))
    effect = _effect([*seen, Cluster(middle, 0, middle), Cluster(middle, middle, middle)])
    return Effective(share, max(1.0, drawn / effect * _few(drawn, len(seen), error)), effect)


def _share(clusters: Sequence[Cluster]) -> float:
    return sum(one.records * one.in_order / one.drawn for one in clusters) / sum(one.records for one in clusters)


def _effect(clusters: Sequence[Cluster]) -> float:
    """Variance of the ratio over that of as many records drawn one by one; at least 1."""
    share, many, weight = _share(clusters), len(clusters), sum(one.records for one in clusters)
    errors = [one.records * (one.in_order / one.drawn - share) for one in clusters]
    variance = many / (many - 1) * sum(error * error for error in errors) / weight**2
    return max(1.0, variance / (share * (1 - share) / sum(one.drawn for one in clusters)))


def clustered_bounds(clusters: Sequence[Cluster], error: float) -> tuple[Effective, Bounds]:
    """Clopper–Pearson over the effective records; no finite-population correction: it flatters few employers."""
    found = effective_records(clusters, error)
    return found, exact_bounds(found.share * found.records, found.records, None, error)


def _few(drawn: int, clusters: int, error: float) -> float:
    from scipy.special import stdtrit

    if drawn < 2:
        return 1.0
    return float((stdtrit(drawn - 1, 1 - error) / stdtrit(clusters - 1, 1 - error)) ** 2)
