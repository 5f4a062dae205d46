"""The draw can be repeated by a stranger, and nothing but the seed decides it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.inspection.draw import frame_digest, order_of_visits
from qingchen.problems import Problem

CODES = st.from_regex(r"91229900[0-9A-HJ-NP-RTUW-Y]{10}-[1-9]", fullmatch=True)
FRAMES = st.lists(CODES, unique=True, max_size=30)
SEEDS = st.text(min_size=1, max_size=20).filter(str.strip)


def test_anybody_repeats_it_with_sha_256_and_a_sort() -> None:
    frame = ["91229900000000015Q-1", "91229900000000023J-1", "91229900000000023J-2"]
    by_hand = sorted(frame, key=lambda code: hashlib.sha256(b"20200720-07" + b"\n" + code.encode()).hexdigest())
    assert order_of_visits("20200720-07", frame) == by_hand


def test_a_known_seed_gives_the_order_that_was_written_down() -> None:
    # printf '2020\nA-1' | sha256sum, and so on for B-1 to E-1: the order must not change with a new release.
    assert order_of_visits("2020", ["A-1", "B-1", "C-1", "D-1", "E-1"]) == ["D-1", "C-1", "E-1", "A-1", "B-1"]


@given(SEEDS, FRAMES)
def test_everybody_in_the_frame_is_drawn_once(seed: str, frame: list[str]) -> None:
    assert sorted(order_of_visits(seed, frame)) == sorted(frame)


@given(SEEDS, FRAMES.flatmap(lambda frame: st.tuples(st.just(frame), st.permutations(frame))))
def test_the_order_of_the_frame_does_not_matter(seed: str, frames: tuple[list[str], list[str]]) -> None:
    frame, shuffled = frames
    assert order_of_visits(seed, frame) == order_of_visits(seed, shuffled)
    assert frame_digest(frame) == frame_digest(shuffled)


@given(SEEDS, FRAMES, CODES)
def test_a_newcomer_moves_nobody_else(seed: str, frame: list[str], newcomer: str) -> None:
    before = order_of_visits(seed, [code for code in frame if code != newcomer])
    after = order_of_visits(seed, {*frame, newcomer})
    assert [code for code in after if code != newcomer] == before


@given(SEEDS, FRAMES.filter(bool), st.data())
def test_a_withdrawal_moves_nobody_else(seed: str, frame: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(frame)))
    left = [code for code in order_of_visits(seed, frame) if code not in gone]
    assert order_of_visits(seed, [code for code in frame if code not in gone]) == left


def test_every_employer_has_the_same_chance_to_come_first() -> None:
    frame = [f"示例{number}" for number in range(5)]
    firsts = [order_of_visits(f"种子{number}", frame)[0] for number in range(2_000)]
    # Chi-square with 4 degrees of freedom; fixed seeds, so this either always holds or never.
    surplus = sum((firsts.count(code) - 400) ** 2 / 400 for code in frame)
    assert surplus < 13.3


@pytest.mark.parametrize("frame", [["A-1", "B-1", "A-1"], ["A-1"] * 3])
def test_a_code_twice_in_the_frame_is_refused_and_named(frame: list[str]) -> None:
    with pytest.raises(Problem) as refused:
        order_of_visits("2020", frame)
    assert refused.value.code == "draw.twice_in_frame"
    assert "A-1" in refused.value.sentence
    assert "1 个代码" in refused.value.sentence


def test_a_frame_of_codes_with_their_names_is_drawn_by_its_codes() -> None:
    assert order_of_visits("seed", {"A-1": "某厂", "B-1": "某矿"}) == order_of_visits("seed", ["A-1", "B-1"])


def test_an_empty_frame_gives_an_empty_order() -> None:
    assert order_of_visits("2020", []) == []


@given(FRAMES, CODES)
def test_a_frame_with_one_code_more_has_another_digest(frame: list[str], code: str) -> None:
    without = [one for one in frame if one != code]
    assert frame_digest(without) != frame_digest([*without, code])


def test_the_digest_is_that_of_the_sorted_lines() -> None:
    assert frame_digest(["B-1", "A-1"]) == hashlib.sha256(b"A-1\nB-1\n").hexdigest()
