"""The course of a count is told in its own unit, a nought as nought."""

from datetime import date
from fractions import Fraction

from qingchen.indicators.course import Point
from qingchen.indicators.result import Result, Standing
from qingchen.values.rate import Rate
from qingchen.web.presenters.course import course
from qingchen.web.rates import Question

DAY = date(2020, 7, 31)


def _result(rate: Rate, **given) -> Result:
    held = {"measure": "count", "unit": "户", "target": Fraction(2)} | given
    return Result(
        "x",
        "甲",
        "户",
        "1",
        "22",
        "全省",
        False,
        rate,
        rate,
        pro_rata=None,
        standing=Standing(DAY, DAY, 1, "0"),
        **held,
    )


def test_a_count_is_told_in_its_unit_and_a_nought_is_no_missing_object():
    told = course([Point(DAY, _result(Rate(0, 0)), _result(Rate(3, 9)))], Question("unit", DAY, DAY))
    assert [(one["then"], one["now"], one["moved"]) for one in told["lines"]] == [("0户", "3户", "+3 户")]
    chart = told["chart"]
    assert (chart["now"], chart["then"], chart["unit"], chart["most"], chart["target"]) == ([3], [0], "户", None, 2.0)


def test_a_rate_is_told_in_percent_with_its_counts_and_what_came_later():
    told = course(
        [Point(DAY, _result(Rate(8, 9), measure="rate", unit="%"), _result(Rate(9, 12), measure="rate", unit="%"))],
        Question("unit", DAY, DAY),
    )
    assert [(one["then"], one["now"], one["moved"]) for one in told["lines"]] == [
        ("88.9%（8 / 9）", "75.0%（9 / 12）", "分子 +1，分母 +3")
    ]
    assert (told["chart"]["unit"], told["chart"]["most"]) == ("%", 100)


def test_a_month_without_an_object_has_no_point_on_the_line_of_a_rate():
    told = course([Point(DAY, None, _result(Rate(0, 0), measure="rate", unit="%"))], Question("unit", DAY, DAY))
    assert (told["lines"][0]["now"], told["lines"][0]["then"]) == ("无此类对象", "当时尚无台账")
    assert told["chart"]["now"] == [None]
