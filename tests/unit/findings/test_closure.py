"""A finding is closed by a re-check drawn at random or by an indicator that moved; nothing else opens the gate."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.findings.closure import (
    Movement,
    RecheckStanding,
    closing_faults,
    is_superficial,
    movement,
    recheck_standing,
)
from qingchen.findings.recurrence import Found, earlier_of, party_of

SHARES = st.integers(0, 500).map(lambda counted: Fraction(counted, 500))
THREE = ("a", "b", "c")


@pytest.mark.parametrize(
    ("before", "after", "lower", "target", "told"),
    [
        (None, None, False, None, Movement.UNKNOWN),
        (Fraction(1, 2), None, False, None, Movement.UNKNOWN),
        (None, Fraction(1, 2), False, None, Movement.UNKNOWN),
        (None, Fraction(96, 100), False, Fraction(95, 100), Movement.MOVED),
        (Fraction(96, 100), Fraction(95, 100), False, Fraction(95, 100), Movement.MOVED),
        (Fraction(80, 100), Fraction(80, 100), False, Fraction(95, 100), Movement.STILL),
        (Fraction(800, 1000), Fraction(801, 1000), False, Fraction(95, 100), Movement.MOVED),
        (Fraction(10, 100), Fraction(9, 100), True, Fraction(5, 100), Movement.MOVED),
        (Fraction(10, 100), Fraction(11, 100), True, Fraction(5, 100), Movement.STILL),
    ],
)
def test_a_figure_moved_where_it_is_better_unrounded_or_at_its_target(before, after, lower, target, told):
    assert movement(before, after, lower_is_better=lower, target=target) is told


@given(SHARES, SHARES)
def test_better_one_way_is_worse_the_other_way(before, after):
    up = movement(before, after, lower_is_better=False, target=None)
    down = movement(before, after, lower_is_better=True, target=None)
    assert (up is Movement.MOVED and down is Movement.MOVED) is False
    assert (up is down is Movement.STILL) == (before == after)


@pytest.mark.parametrize(
    ("code", "drawn", "outcomes", "told"),
    [
        ("a", {"a"}, {}, RecheckStanding.WAITING),
        ("a", {"a"}, {"a": True}, RecheckStanding.PASSED),
        ("a", {"a"}, {"a": False}, RecheckStanding.SPOILED),
        ("b", {"a"}, {}, RecheckStanding.WAITING),
        ("b", {"a"}, {"a": True}, RecheckStanding.SPARED),
        ("b", {"a", "c"}, {"a": True}, RecheckStanding.WAITING),
        ("b", {"a", "c"}, {"a": True, "c": False}, RecheckStanding.SPOILED),
    ],
)
def test_those_that_were_not_drawn_stand_and_fall_with_those_that_were(code, drawn, outcomes, told):
    assert recheck_standing(code, drawn, outcomes) is told


@given(st.sets(st.sampled_from(THREE), min_size=1), st.dictionaries(st.sampled_from(THREE), st.booleans()))
def test_nobody_is_spared_while_one_that_was_drawn_is_open_or_failed(drawn, found):
    outcomes = {code: passed for code, passed in found.items() if code in drawn}
    for code in set(THREE) - drawn:
        spared = recheck_standing(code, drawn, outcomes) is RecheckStanding.SPARED
        assert spared == (set(outcomes) == drawn and all(outcomes.values()))


@given(st.sampled_from(Movement), st.sampled_from(RecheckStanding), st.booleans())
def test_the_gate_opens_by_one_of_two_keys_and_never_over_an_open_transfer(moved, recheck, transfer_open):
    key = moved is Movement.MOVED or recheck in (RecheckStanding.PASSED, RecheckStanding.SPARED)
    assert (closing_faults(moved, recheck, transfer_open) == []) == (key and not transfer_open)


@given(st.booleans(), st.sampled_from(Movement))
def test_mended_on_the_surface_is_closed_with_a_figure_that_stood_still(closed, moved):
    assert is_superficial(closed, moved) == (closed and moved is Movement.STILL)


def test_a_fault_comes_back_at_another_site_and_in_another_year_but_not_under_another_clause():
    site, other_site = "912299000000000015-1", "912299000000000015-2"
    old = Found("old", party_of("employer", site), "第二十六条", date(2019, 8, 1))
    new = Found("new", party_of("employer", other_site), "第二十六条", date(2020, 7, 29))
    apart = Found("apart", party_of("employer", site), "第三十四条", date(2019, 8, 1))
    elsewhere = Found("elsewhere", party_of("county", "220523"), "第二十六条", date(2019, 8, 1))
    assert earlier_of(new, [old, new, apart, elsewhere]) == [old]
    assert earlier_of(old, [old, new]) == []
    assert earlier_of(Found("x", "p", "", date(2020, 1, 1)), [Found("y", "p", "", date(2019, 1, 1))]) == []
