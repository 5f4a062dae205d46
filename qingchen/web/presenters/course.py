"""The course of one number over a year: two lines for the chart, and the same figures in a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from qingchen.indicators.course import Point
from qingchen.indicators.indicator import Measure
from qingchen.indicators.result import Result, figure_text, percent
from qingchen.values.rate import Rate
from qingchen.web.presenters.figures import grouped
from qingchen.web.presenters.rates import shown_rate
from qingchen.web.rates import Question

_MOST: Mapping[Measure, int | None] = {"rate": 100, "count": None}
"""The end of the axis: no rate passes 100 %, a count has none."""
UNKNOWN_THEN = "当时尚无台账"


def course(points: Sequence[Point], question: Question) -> dict[str, Any]:
    """`{"chart": data of frontend/src/rate-course.ts, "lines": [{"day", "then", "now", "moved"}], "question"}`."""
    lines = [_line(point, question) for point in points]
    target = next((_target(one.now) for one in points if one.now.target is not None), None)
    unit, most = next(((one.now.unit, _MOST[one.now.measure]) for one in points), ("%", 100))
    return {
        "question": question,
        "lines": lines[::-1],
        "chart": {
            "months": [f"{point.about:%Y-%m}" for point in points],
            "unit": unit,
            "most": most,
            "target": target,
            "now": [_height(point.now, question) for point in points],
            "then": [point.then and _height(point.then, question) for point in points],
            "said": [f"{line['day']:%Y-%m-%d}\n按现在所知 {line['now']}\n按当时所知 {line['then']}" for line in lines],
        },
    }


def _line(point: Point, question: Question) -> dict[str, Any]:
    now = shown_rate(point.now, question)
    then = None if point.then is None else shown_rate(point.then, question)
    return {
        "day": point.about,
        "now": _words(point.now, now),
        "then": UNKNOWN_THEN if then is None else _words(point.now, then),
        "moved": "" if then is None else _moved(point.now, then, now),
    }


def _words(told: Result, rate: Rate) -> str:
    figure = figure_text(rate, told.measure, told.unit)
    return f"{figure}（{grouped(rate)}）" if told.measure == "rate" and rate.denominator else figure


def _moved(told: Result, then: Rate, now: Rate) -> str:
    """`分子 +12，分母 +3`, of a count `+12 户`: what came to be known afterwards."""
    more = now.numerator - then.numerator
    if told.measure == "count":
        return f"{_signed(more)} {told.unit}" if more else ""
    parts = (("分子", more), ("分母", now.denominator - then.denominator))
    return "，".join(f"{word} {_signed(count)}" for word, count in parts if count)


def _signed(count: int) -> str:
    return f"{count:+d}".replace("-", "−")


def _target(told: Result) -> float:
    assert told.target is not None
    return float(told.target) if told.measure == "count" else float(percent(told.target))


def _height(told: Result, question: Question) -> float | None:
    """Over the axis: percent, or the number of a count; None where there is no such object."""
    rate = shown_rate(told, question)
    if told.measure == "count":
        return rate.numerator
    return float(rate.percent_text) if rate.denominator else None
