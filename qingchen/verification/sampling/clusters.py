"""Records that were drawn by employers are worth fewer: the design effect of employer clusters.

Records of one employer are alike, so forty from four employers say less than forty from forty. The ratio estimator over
employers gives the variance; the records count as drawn / effect, reduced for few employers by the t quantiles
(Korn and Graubard 1998).

Near 100 % a few employers hide how unlike employers are, and the bound «not below» came out false in up to 17 % of
simulated draws instead of 5 %. So the effect is taken with two employers more, one wholly in order and one not at all
(the remedy of Agresti and Coull, by whole employers), of the size of employer that a record has on average: with the
mean size, and sizes from 1 to some hundred, it was still 8 %. What is left of the error is measured in
docs/reference/sampling-simulation.md.

Where few employers hold most of the records and none of them was drawn, those drawn say nothing of them: of 200
employers, one with 400 records and all of them false, the bound was false in 81 % of draws. How many records there are
is known. What the unseen have beyond what those seen make likely is held false for «not below», true for «not above».
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

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
    size = max(1, round(sum(one.records**2 for one in seen) / sum(one.records for one in seen)))
    effect = _effect([*seen, Cluster(size, 0, size), Cluster(size, size, size)])
    return Effective(share, max(1.0, drawn / effect * _few(drawn, len(seen), error)), effect)


def _share(clusters: Sequence[Cluster]) -> float:
    return sum(one.records * one.in_order / one.drawn for one in clusters) / sum(one.records for one in clusters)


def _effect(clusters: Sequence[Cluster]) -> float:
    """Variance of the ratio over that of as many records drawn one by one; at least 1."""
    share, many, weight = _share(clusters), len(clusters), sum(one.records for one in clusters)
    errors = [one.records * (one.in_order / one.drawn - share) for one in clusters]
    variance = many / (many - 1) * sum(error * error for error in errors) / weight**2
    return max(1.0, variance / (share * (1 - share) / sum(one.drawn for one in clusters)))


def clustered_bounds(
    clusters: Sequence[Cluster], employers: int, records: int, error: float
) -> tuple[Effective, Bounds]:
    """Clopper–Pearson over the effective records; no finite-population correction: it flatters few employers.

    employers, records   of the whole lot
    """
    found = effective_records(clusters, error)
    bounds = exact_bounds(found.share * found.records, found.records, None, error)
    beyond = _beyond([one.records for one in clusters], employers, records, error) / records
    return found, Bounds(bounds.low * (1 - beyond), bounds.high * (1 - beyond) + beyond)


def _beyond(sizes: Sequence[int], employers: int, records: int, error: float) -> float:
    """Records of the employers not seen, above as many as employers of the sizes seen would rarely exceed."""
    from scipy.special import stdtrit  # late, as in bounds.py

    seen, left = len(sizes), employers - len(sizes)
    if left <= 0:
        return 0.0
    usual = fmean(sizes)
    if seen > 1:
        usual += float(stdtrit(seen - 1, 1 - error)) * stdev(sizes) * sqrt(1 / seen + 1 / left)
    return max(0.0, records - sum(sizes) - left * usual)


def _few(drawn: int, clusters: int, error: float) -> float:
    from scipy.special import stdtrit

    if drawn < 2:
        return 1.0
    return float((stdtrit(drawn - 1, 1 - error) / stdtrit(clusters - 1, 1 - error)) ** 2)
