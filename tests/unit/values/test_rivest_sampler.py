"""Rivest's sampler, against numbers that others published, and by its laws."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.values.rivest_sampler import rivest_draw, rivest_numbers

# Published by C. Jerdonek (github: cjerdonek/rivest-sampler-tests, tests.json), checked against Rivest's own program.
PUBLISHED = [
    ("0", 1000, [905, 573, 160]),
    ("0", 2, [1, 1, 2]),
    ("1", 1000, [97, 89, 163]),
    ("0000000000", 1000, [978, 359, 132]),
    ("999999999999999999999999", 1000, [544, 800, 654]),
    ("abcde", 1000, [247, 427, 157]),
]


@pytest.mark.parametrize(("seed", "of", "drawn"), PUBLISHED)
def test_it_gives_the_numbers_that_others_published(seed, of, drawn):
    assert rivest_draw(seed, of, 3, again=True) == drawn


@given(st.text(max_size=8), st.integers(1, 60))
def test_without_repetition_every_number_comes_once_in_the_order_of_the_first_coming(seed, of):
    once = list(rivest_numbers(seed, of))
    assert sorted(once) == list(range(1, of + 1))
    assert once == list(dict.fromkeys(islice(rivest_numbers(seed, of, again=True), 60 * of * 8)))[: len(once)]
