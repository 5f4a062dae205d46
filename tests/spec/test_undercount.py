"""漏报下限（双名单）: the vectors of the dossier, 6.5, and what may be said."""

import pytest

from qingchen.verification.undercount import ASSUMPTIONS, TwoLists, sentence, undercount


@pytest.mark.parametrize(
    ("first", "second", "both", "estimate", "error", "known", "interval"),
    [(180, 150, 120, 224.9, 5.25, 210, "217.6–239.1"), (95, 60, 57, 99.97, None, 98, "98.4–107.3")],
)
def test_the_dossiers_vectors(
    first: int, second: int, both: int, estimate: float, error: float | None, known: int, interval: str
) -> None:
    lists = TwoLists(first, second, both)
    found = undercount(lists)
    assert found is not None
    assert lists.known == known
    assert found.estimate == pytest.approx(estimate, abs=0.05)
    assert error is None or found.error == pytest.approx(error, abs=0.005)
    assert f"{found.low:.1f}–{found.high:.1f}" == interval


def test_chaos_bound_by_hand() -> None:
    # 60 on the first only, 30 on the second only, 120 on both: 210 + 60 · 30 / 120.
    found = undercount(TwoLists(180, 150, 120))
    assert found is not None
    assert found.bound == 225


def test_a_short_list_beside_a_long_one_does_not_lift_the_bound_above_the_interval() -> None:
    found = undercount(TwoLists(696, 268, 265))
    assert found is not None
    assert found.low < found.bound < found.high


def test_it_is_worded_as_at_least_and_by_the_lower_end() -> None:
    lists = TwoLists(180, 150, 120)
    said = sentence(undercount(lists), lists, "人", "一人一档", "医保比对")
    # Among 216 an overlap of 120 or fewer is not rarer than 2.5 %; among 215 it is. Less the 180 of the first list.
    assert said.startswith("一人一档至少少 36 人（其中 30 人在医保比对上有名）")
    assert "Chao 下界 225 人（未计抽样误差，不是“至少”）" in said
    assert "线索，非结论" in said


def test_lists_that_agree_leave_nobody_out() -> None:
    lists = TwoLists(50, 50, 50)
    found = undercount(lists)
    assert found is not None
    assert (found.low, found.high, found.missed_by_first_at_least) == (50, 50, 0)
    said = sentence(found, lists, "人", "甲", "乙")
    assert said.startswith("甲看不出少。")


@pytest.mark.parametrize("lists", [TwoLists(100, 7, 7), TwoLists(7, 100, 7), TwoLists(50, 50, 50)])
def test_a_list_within_the_other_gives_no_estimate_of_those_on_neither(lists: TwoLists) -> None:
    # Seven of seven found on the list of a hundred: it may lack a third of all there are, and no interval says so.
    found = undercount(lists)
    assert found is not None
    assert found.least == lists.known
    said = sentence(found, lists, "人", "甲", "乙")
    assert "不等于没有" in said
    assert "区间" not in said


def test_too_few_on_both_is_said_and_nothing_is_estimated() -> None:
    lists = TwoLists(20, 10, 6)
    assert undercount(lists) is None
    assert "不作估计" in sentence(None, lists, "人", "甲", "乙")
    assert "4 人不在甲" in sentence(None, lists, "人", "甲", "乙")


def test_the_assumptions_are_four() -> None:
    assert [word in "".join(ASSUMPTIONS) for word in ("独立", "封闭", "比对准确", "可能性相近")] == [True] * 4
