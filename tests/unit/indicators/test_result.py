"""What a result says of its target."""

from datetime import date
from fractions import Fraction

from qingchen.indicators.result import Result, Standing, percent
from qingchen.values.rate import Rate


def _result(rate: Rate, target: Fraction | None = Fraction(95, 100)) -> Result:
    return Result(
        indicator="declaration_rate",
        title="粉尘危害项目申报率",
        counted="用人单位",
        version="1",
        group_code="changchun",
        group_name="长春市",
        group_partial=False,
        rate=rate,
        rate_with_excluded=rate,
        target=target,
        pro_rata=None,
        standing=Standing(date(2020, 7, 31), date(2020, 7, 31), 1, "0"),
    )


def test_a_rate_that_prints_as_the_target_may_still_miss_it():
    nearly = _result(Rate(9_496, 10_000))
    assert (nearly.rate.percent_text, nearly.met, nearly.met_text) == ("95.0", False, "未达标")
    assert _result(Rate(19, 20)).met is True


def test_without_objects_or_without_target_there_is_no_verdict():
    assert _result(Rate(0, 0)).met is None
    assert _result(Rate(0, 0)).rate.percent_text == "无此类对象"
    assert _result(Rate(1, 3), None).met is None
    assert _result(Rate(1, 3), None).met_text == "—"


def test_a_small_denominator_is_explained():
    assert _result(Rate(18, 19)).note == "分母仅 19，达到 95% 需要 19/19，一个也不能少"
    assert _result(Rate(18, 19), Fraction(4, 5)).note == "分母仅 19，达到 80% 需要 16/19，最多可少 3 个"
    assert _result(Rate(19, 20)).note == ""
    assert _result(Rate(0, 0)).note == ""


def test_targets_print_without_needless_zeros():
    assert [percent(share) for share in (Fraction(19, 20), Fraction(213 * 95, 36_600), Fraction(1), None)] == [
        "95",
        "55.29",
        "100",
        "",
    ]
