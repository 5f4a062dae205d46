"""A stratified draw: every beginning in proportion, the same chance for everybody, a longer one continues a shorter."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.values.draw_order import draw_order, stratified_order

FRAMES = st.dictionaries(st.text("abcdef0123456789", min_size=1, max_size=5), st.sampled_from("甲乙丙"), max_size=40)
SEEDS = st.text(min_size=1, max_size=12)


@given(SEEDS, FRAMES)
def test_everybody_is_in_the_order_once_and_keeps_the_place_within_the_stratum(
    seed: str, frame: dict[str, str]
) -> None:
    order = stratified_order(seed, frame)
    assert sorted(order) == sorted(frame)
    for stratum in set(frame.values()):
        assert [code for code in order if frame[code] == stratum] == draw_order(
            seed, [code for code in frame if frame[code] == stratum]
        )


@given(SEEDS, FRAMES.filter(bool), st.data())
def test_every_beginning_is_in_proportion(seed: str, frame: dict[str, str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(frame)))
    taken = Counter(frame[code] for code in stratified_order(seed, frame)[:first])
    strata = Counter(frame.values())
    for stratum, size in strata.items():
        # One off by the random start of this stratum, and one by each of the others.
        assert abs(taken[stratum] - first * size / len(frame)) < len(strata)


def test_a_stratum_of_one_has_its_chance() -> None:
    frame = {f"r{number}": "大" for number in range(99)} | {"only": "小"}
    early = sum("only" in stratified_order(f"seed{number}", frame)[:10] for number in range(1_000))
    # A tenth, within four standard errors; fixed seeds, so always or never.
    assert 62 < early < 138


def test_every_record_has_the_same_chance_to_be_among_the_first() -> None:
    frame = {f"r{number}": "甲" if number < 4 else "乙" if number < 11 else "丙" for number in range(20)}
    counted: Counter[str] = Counter()
    for number in range(2_000):
        counted.update(stratified_order(f"种子{number}", frame)[:5])
    # Expected 500 each; chi-square with 19 degrees of freedom would be 43.8 at one in a thousand.
    assert sum((counted[code] - 500) ** 2 / 500 for code in frame) < 43.8


def test_a_code_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="A-1"):
        draw_order("seed", ["A-1", "A-1"])


@given(SEEDS, FRAMES, st.integers(0, 45))
def test_the_first_of_a_draw_are_the_beginning_of_the_whole_order(seed: str, frame: dict[str, str], take: int) -> None:
    assert draw_order(seed, frame, take) == draw_order(seed, frame)[:take]
