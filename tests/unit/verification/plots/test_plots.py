"""Figures of the charts."""

from fractions import Fraction

from qingchen.verification.plots.funnel import funnel_limits, outside
from qingchen.verification.plots.last_digits import last_digits
from tests.reference.plain_tails import binomial_at_most


def test_the_limits_of_a_funnel_are_the_rarest_counts_allowed() -> None:
    share, error = Fraction(9, 10), Fraction(1, 40)
    for limit in funnel_limits(0.9, 1, 60, 0.025, points=8):
        least, most = round(limit.low * limit.objects), round(limit.high * limit.objects)
        assert binomial_at_most(least, limit.objects, share) > error
        assert binomial_at_most(least - 1, limit.objects, share) <= error
        assert binomial_at_most(most, limit.objects, share) >= 1 - error
        assert binomial_at_most(most - 1, limit.objects, share) < 1 - error


def test_a_funnel_narrows_and_holds_its_share() -> None:
    limits = funnel_limits(0.9, 1, 5_000, 0.025)
    widths = [limit.high - limit.low for limit in limits]
    assert widths[0] > 0.5 > widths[-1]
    assert all(limit.low <= 0.9 <= limit.high for limit in limits)
    assert funnel_limits(0.9, 1, 0, 0.025) == []


def test_a_place_of_one_object_is_hardly_ever_outside() -> None:
    assert not outside(0.9, 1, 1, 0.001)
    assert outside(0.9, 500, 1_000, 0.001)


def test_last_digits_are_those_of_counts_of_two_digits() -> None:
    found = last_digits([5, 9, 10, 25, 125, None, 1_007])
    assert found.counts == (1, 0, 0, 0, 0, 2, 0, 1, 0, 0)
    assert (found.many, found.enough, found.rounded) == (4, False, 0.75)
