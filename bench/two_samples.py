"""Whether two series of times can be told apart: the chance that one of the first is longer than one of the second."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.stats import mannwhitneyu, norm

ERROR = 0.01
"""The chance of calling equal series different, over all comparisons of a run together."""


def lean(first: Sequence[float], second: Sequence[float]) -> float:
    """How far that chance is from one half, 0 to 0.5: 0 where an observer could as well toss a coin (Mann-Whitney)."""
    statistic = mannwhitneyu(first, second).statistic
    return abs(float(statistic) / (len(first) * len(second)) - 0.5)


def allowed(requests: int, comparisons: int) -> float:
    """The lean that equal series of so many requests exceed with ERROR in all `comparisons` together (Bonferroni)."""
    deviation = float(np.sqrt((2 * requests + 1) / (12 * requests * requests)))
    return float(norm.ppf(1 - ERROR / (2 * comparisons))) * deviation


def least_seen(times: Sequence[float], at_most: float) -> float:
    """The shortest delay of one of two equal series that would be told apart."""
    series = np.asarray(times)
    return _halved(lambda delay: lean(series + delay, series) > at_most, float(series.max()))


def _halved(enough: Callable[[float], bool], high: float) -> float:
    low = 0.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
