"""Many tests in one run: which stand out beyond what so many honest ones would give (Benjamini–Hochberg 1995)."""

from collections.abc import Sequence

LEVEL = 0.05
"""Of the leads of statistical checks in a run, the share expected to be false at most."""


def q_values(p_values: Sequence[float]) -> list[float]:
    """For each p-value the smallest level at which the step-up procedure would keep it; the order is kept.

    >>> q_values([0.01, 0.5, 0.02])
    [0.03, 0.5, 0.03]
    """
    total, smallest = len(p_values), 1.0
    found = [1.0] * total
    for place, index in sorted(enumerate(sorted(range(total), key=p_values.__getitem__), start=1), reverse=True):
        smallest = min(smallest, p_values[index] * total / place)
        found[index] = smallest
    return found
