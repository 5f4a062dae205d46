"""On people who are listed independently, «at least» is false in one of forty at most."""

from math import sqrt

import numpy
import pytest

from qingchen.verification.undercount import TwoLists, undercount

RUNS = 2_000


@pytest.mark.parametrize(
    ("people", "first", "second"), [(200, 0.8, 0.6), (500, 0.5, 0.3), (1_000, 0.9, 0.2), (400, 0.99, 0.03)]
)
def test_at_least_holds_for_independent_lists(people: int, first: float, second: float) -> None:
    random = numpy.random.default_rng(6)
    wrong = told = 0
    for _ in range(RUNS):
        one, two = random.random(people) < first, random.random(people) < second
        found = undercount(TwoLists(int(one.sum()), int(two.sum()), int((one & two).sum())))
        if found is not None:
            told += 1
            wrong += found.least > people
    assert told > RUNS / 2
    assert wrong / told <= 0.025 + 3 * sqrt(0.025 * 0.975 / told)


def test_lists_that_depend_on_each_other_make_it_too_low_never_too_high() -> None:
    random = numpy.random.default_rng(7)
    people, too_high = 500, 0
    for _ in range(500):
        known = random.random(people) < 0.7  # the same people are easily found by both
        one = known & (random.random(people) < 0.9)
        two = known & (random.random(people) < 0.9)
        found = undercount(TwoLists(int(one.sum()), int(two.sum()), int((one & two).sum())))
        assert found is not None
        too_high += found.low > people
    assert too_high == 0
