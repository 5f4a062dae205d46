"""A rate is two whole numbers until it is printed (dossier 1.5, edge rules)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.values.rate import Rate

COUNTS = st.integers(0, 10**6).flatmap(lambda d: st.builds(Rate, st.integers(0, d), st.just(d)))


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [(19, 20, "95.0"), (9496, 10000, "95.0"), (9494, 10000, "94.9"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.3")],
)
def test_a_rate_is_printed_half_up_with_one_decimal(numerator, denominator, shown):
    assert Rate(numerator, denominator).percent_text == shown


def test_a_rate_is_compared_unrounded():
    assert Rate(9496, 10000).meets(Fraction(95, 100)) is False
    assert Rate(19, 20).meets(Fraction(95, 100)) is True


def test_nothing_over_nothing_is_no_such_object_and_meets_nothing():
    assert Rate(0, 0).percent_text == "无此类对象"
    assert Rate(0, 0).meets(Fraction(95, 100)) is None


@pytest.mark.parametrize(("numerator", "denominator"), [(2, 1), (-1, 1), (0, -1), (1, 0)])
def test_impossible_counts_are_refused(numerator, denominator):
    with pytest.raises(ValueError, match=r"count|over"):
        Rate(numerator, denominator)


@given(COUNTS, COUNTS)
def test_the_rate_of_both_is_the_sum_over_the_sum_and_lies_between(one, other):
    both = one + other
    assert both.denominator == one.denominator + other.denominator
    if one.exact is not None and other.exact is not None:
        assert min(one.exact, other.exact) <= both.exact <= max(one.exact, other.exact)
