"""Tails beside the slow way: exact fractions, every outcome counted."""

from fractions import Fraction
from itertools import product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.verification.tails import binomial_tail, chi_square_tail_9, unequal_tail


@settings(deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 99))
def test_the_binomial_tail_is_the_sum_of_its_terms(successes, trials, percent):
    chance = Fraction(percent, 100)
    exact = sum(comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(successes, trials + 1))
    assert binomial_tail(successes, trials, percent / 100) == pytest.approx(float(exact), rel=1e-9, abs=1e-300)


@settings(deadline=None)
@given(st.lists(st.sampled_from([0.1, 0.25, 0.5, 1 / 3]), max_size=8), st.integers(0, 9))
def test_trials_of_unequal_chances_are_every_outcome_counted(chances, successes):
    exact = 0.0
    for outcome in product((0, 1), repeat=len(chances)):
        if sum(outcome) >= successes:
            weight = 1.0
            for came, chance in zip(outcome, chances, strict=True):
                weight *= chance if came else 1 - chance
            exact += weight
    assert unequal_tail(successes, chances) == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize(("places", "right"), [(10, 9), (15, 12), (20, 15)])
def test_the_counts_of_the_dossier_for_a_window_on_either_side(places, right):
    assert binomial_tail(right, places, 0.5) <= 0.05 < binomial_tail(right - 1, places, 0.5)


@pytest.mark.parametrize(("value", "tail"), [(16.919, 0.05), (21.666, 0.01), (27.877, 0.001), (4.168, 0.9), (0, 1)])
def test_chi_square_of_nine_degrees_has_the_tails_of_the_tables(value, tail):
    assert chi_square_tail_9(value) == pytest.approx(tail, rel=2e-3)
