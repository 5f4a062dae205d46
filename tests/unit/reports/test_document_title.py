"""Titles of several lines: whole phrases, trapezoid or diamond."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qingchen.reports.title import title_lines

PHRASES = st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=12), min_size=1, max_size=8).map(tuple)


def test_a_title_that_fits_stays_on_one_line():
    assert title_lines(("关于甲市", "督导检查情况的报告"), 20) == ["关于甲市督导检查情况的报告"]


def test_two_lines_differ_in_length_and_break_between_phrases():
    lines = title_lines(("关于", "长春市、", "公主岭市", "尘肺病防治攻坚行动", "督导检查情况的报告"), 20)
    assert lines == ["关于长春市、公主岭市", "尘肺病防治攻坚行动督导检查情况的报告"]


def test_three_lines_are_no_hourglass():
    lines = title_lines(tuple("甲乙丙丁戊己庚辛"[i] * 6 for i in range(8)), 20)
    steps = [after - before for before, after in pairwise(map(len, lines))]
    assert len(lines) == 3
    assert not any(before < 0 < after for before, after in pairwise(steps))


def test_a_phrase_wider_than_a_line_is_broken_but_never_before_a_comma():
    lines = title_lines(("清" * 24 + "、" + "尘" * 20,), 20)
    assert "".join(lines) == "清" * 24 + "、" + "尘" * 20
    assert not any(line.startswith("、") for line in lines)


@given(PHRASES)
def test_no_character_is_lost_and_no_line_is_too_wide(phrases):
    lines = title_lines(phrases, 20)
    assert "".join(lines) == "".join(phrases)
    assert all(0 < len(line) <= 20 for line in lines)
