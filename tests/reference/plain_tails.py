"""Chances of failures among drawn records, by counting every outcome with whole numbers. Slow and obvious."""

from fractions import Fraction
from math import comb


def binomial_at_most(most: int, drawn: int, share: Fraction) -> Fraction:
    return sum(
        (comb(drawn, k) * share**k * (1 - share) ** (drawn - k) for k in range(0, min(most, drawn) + 1)), Fraction(0)
    )


def hypergeometric_at_most(most: int, size: int, failing: int, drawn: int) -> Fraction:
    ways = sum(comb(failing, k) * comb(size - failing, drawn - k) for k in range(0, min(most, drawn, failing) + 1))
    return Fraction(ways, comb(size, drawn))


def fewest_and_most_in_order(in_order: int, drawn: int, size: int, error: Fraction) -> tuple[int, int]:
    """Every lot is tried: those in which such a recount, or one still further off, is not rarer than `error`."""
    possible_low, possible_high = [], []
    for good in range(size + 1):
        at_most = hypergeometric_at_most(in_order, size, good, drawn)
        at_least = 1 - (hypergeometric_at_most(in_order - 1, size, good, drawn) if in_order else Fraction(0))
        if at_least > error:
            possible_low.append(good)
        if at_most > error:
            possible_high.append(good)
    return min(possible_low), max(possible_high)
