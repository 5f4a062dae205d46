"""The quick chances and bounds are those that one gets by counting every outcome."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.verification.sampling import tails
from qingchen.verification.sampling.bounds import exact_bounds
from tests.reference import plain_tails

LOTS = st.integers(1, 60).flatmap(
    lambda size: st.tuples(st.just(size), st.integers(0, size), st.integers(1, size), st.integers(-1, size))
)


@settings(deadline=None)
@given(LOTS)
def test_hypergeometric(lot: tuple[int, int, int, int]) -> None:
    size, failing, drawn, most = lot
    quick = tails.hypergeometric_at_most(most, size, failing, drawn)
    assert abs(quick - plain_tails.hypergeometric_at_most(most, size, failing, drawn)) < 1e-11


@settings(deadline=None)
@given(st.integers(1, 80), st.integers(-1, 90), st.integers(0, 100))
def test_binomial(drawn: int, most: int, percent: int) -> None:
    quick = tails.binomial_at_most(most, drawn, percent / 100)
    assert abs(quick - plain_tails.binomial_at_most(most, drawn, Fraction(percent, 100))) < 1e-11


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(1, size))),
    st.data(),
    st.sampled_from(["0.01", "0.025", "0.05", "0.1"]),
)
def test_the_bounds_of_a_small_lot(lot: tuple[int, int], data: st.DataObject, error: str) -> None:
    size, drawn = lot
    in_order = data.draw(st.integers(0, drawn))
    found = exact_bounds(in_order, drawn, size, float(error))
    fewest, most = plain_tails.fewest_and_most_in_order(in_order, drawn, size, Fraction(error))
    assert (round(found.low * size), round(found.high * size)) == (fewest, most)


def test_a_lot_in_which_such_a_recount_is_just_as_rare_as_the_error_is_left_out() -> None:
    # With 18 of 20 in order the one drawn fails in two of twenty draws, which as a float is a hair above a tenth.
    assert exact_bounds(0, 1, 20, 0.1).high * 20 == 17


@settings(deadline=None)
@given(st.integers(1, 200).flatmap(lambda drawn: st.tuples(st.just(drawn), st.integers(0, drawn))))
def test_the_bounds_of_a_large_lot_stand_where_the_tails_are_the_error(recount: tuple[int, int]) -> None:
    drawn, in_order = recount
    found = exact_bounds(in_order, drawn, None, 0.05)
    if in_order < drawn:
        tail = plain_tails.binomial_at_most(in_order, drawn, Fraction(found.high))
        assert abs(tail - Fraction("0.05")) < Fraction(1, 10**9)
    if in_order:
        tail = 1 - plain_tails.binomial_at_most(in_order - 1, drawn, Fraction(found.low))
        assert abs(tail - Fraction("0.05")) < Fraction(1, 10**9)
