"""Upper tails of a few distributions: the chance of this or more where nothing is wrong."""

from collections.abc import Sequence
from math import erfc, exp, lgamma, log, pi, sqrt


def binomial_tail(successes: int, trials: int, chance: float) -> float:
    """P(X ≥ successes) of a binomial.

    >>> round(binomial_tail(9, 10, 0.5), 4)   # dossier 6.7: n = 10 → ≥ 9
    0.0107
    """
    assert 0 < chance < 1, chance
    if successes <= 0:
        return 1.0
    whole = lgamma(trials + 1)
    terms = [
        exp(whole - lgamma(k + 1) - lgamma(trials - k + 1) + k * log(chance) + (trials - k) * log(1 - chance))
        for k in range(successes, trials + 1)
    ]
    return min(1.0, sum(sorted(terms)))


def unequal_tail(successes: int, chances: Sequence[float]) -> float:
    """P(X ≥ successes) of as many trials as there are `chances`, each with its own (Poisson binomial), exactly."""
    at = [1.0]
    for chance in chances:
        at = [
            (at[k] * (1 - chance) if k < len(at) else 0.0) + (at[k - 1] * chance if k else 0.0)
            for k in range(len(at) + 1)
        ]
    return min(1.0, sum(sorted(at[successes:])))


def chi_square_tail_9(value: float) -> float:
    """P(X ≥ value) of chi-square with nine degrees of freedom, by the closed form that odd degrees have.

    >>> [round(chi_square_tail_9(critical), 3) for critical in (16.92, 21.67)]   # dossier 6.8
    [0.05, 0.01]
    """
    if value <= 0:
        return 1.0
    half = value / 2
    term, total = sqrt(half / pi) * 2, 0.0
    for odd in (3, 5, 7, 9):
        total += term
        term *= value / odd
    return min(1.0, erfc(sqrt(half)) + exp(-half) * total)
