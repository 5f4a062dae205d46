"""Three values of an item side by side: exact counts, one sentence, and different words for different ignorance."""

import pytest

from qingchen.values.rate import Rate
from qingchen.verification.comparison import Difference, compare


def test_a_claim_over_the_registers_is_told_in_points_and_in_objects():
    told = compare(claimed=Rate(206, 206), computed=Rate(188, 206), verified=Rate(188, 206))
    assert told.kind is Difference.DIFFERS
    assert told.sentence == (
        "申报 100.0%（206 / 206）比系统计算 91.3%（188 / 206）高 8.7 个百分点：分子多 18；"
        "申报 100.0%（206 / 206）比现场核实 91.3%（188 / 206）高 8.7 个百分点：分子多 18。"
    )


def test_the_same_percentage_from_other_counts_is_a_difference():
    told = compare(claimed=Rate(19, 20), computed=Rate(38, 40), verified=None)
    assert told.kind is Difference.DIFFERS
    assert "比率相同而计数不同：分子少 19，分母少 20" in told.sentence


def test_a_tiny_difference_is_not_rounded_away():
    told = compare(claimed=Rate(10_000, 10_001), computed=Rate(9_999, 10_000), verified=None)
    assert told.kind is Difference.DIFFERS
    assert "高不足 0.1 个百分点" in told.sentence


def test_equal_values_agree_and_say_so_with_what_is_absent():
    told = compare(claimed=None, computed=Rate(188, 206), verified=Rate(188, 206))
    assert (told.kind, told.sentence) == (Difference.AGREE, "系统计算、现场核实一致，为 91.3%（188 / 206）；未见申报。")


@pytest.mark.parametrize(
    ("claimed", "computed", "verified", "kind", "sentence"),
    [
        (None, None, None, Difference.NOT_REPORTED, "三项数值均未填报。"),
        (None, Rate(1, 3), None, Difference.NOT_REPORTED, "系统计算 33.3%（1 / 3）；未见申报、现场核实，无从比较。"),
        (Rate(0, 0), Rate(0, 0), None, Difference.NO_SUCH_OBJECT, "申报、系统计算为无此类对象；未见现场核实。"),
        (Rate(0, 0), Rate(1, 3), Rate(1, 3), Difference.DIFFERS, None),
        (Rate(0, 3), Rate(0, 0), None, Difference.DIFFERS, None),
    ],
)
def test_not_reported_no_such_object_and_zero_are_three_things(claimed, computed, verified, kind, sentence):
    told = compare(claimed=claimed, computed=computed, verified=verified)
    assert told.kind is kind
    assert sentence is None or told.sentence == sentence


def test_two_that_agree_against_a_third_are_told_once_each():
    told = compare(claimed=Rate(3, 4), computed=Rate(3, 4), verified=Rate(2, 4))
    assert told.sentence == (
        "申报 75.0%（3 / 4）比现场核实 50.0%（2 / 4）高 25.0 个百分点：分子多 1；"
        "系统计算 75.0%（3 / 4）比现场核实 50.0%（2 / 4）高 25.0 个百分点：分子多 1。"
    )
