"""The course of one number over a year: two lines for the chart, and the same figures in a table."""

from collections.abc import Sequence
from typing import Any

from qingchen.indicators.course import Point
from qingchen.indicators.result import Result, percent
from qingchen.values.rate import Rate
from qingchen.web.presenters.figures import grouped
from qingchen.web.presenters.rates import shown_rate
from qingchen.web.rates import Question

UNKNOWN_THEN = "当时尚无台账"


def course(points: Sequence[Point], question: Question) -> dict[str, Any]:
    """`{"chart": data of frontend/src/rate-course.ts, "lines": [{"day", "then", "now", "moved"}], "question"}`."""
    lines = [_line(point, question) for point in points]
    target = next((float(percent(one.now.target)) for one in points if one.now.target is not None), None)
    return {
        "question": question,
        "lines": lines[::-1],
        "chart": {
            "months": [f"{point.about:%Y-%m}" for point in points],
            "target": target,
            "now": [_percent(point.now, question) for point in points],
            "then": [point.then and _percent(point.then, question) for point in points],
            "said": [f"{line['day']:%Y-%m-%d}\n按现在所知 {line['now']}\n按当时所知 {line['then']}" for line in lines],
        },
    }


def _line(point: Point, question: Question) -> dict[str, Any]:
    now = shown_rate(point.now, question)
    then = None if point.then is None else shown_rate(point.then, question)
    return {
        "day": point.about,
        "now": _words(now),
        "then": UNKNOWN_THEN if then is None else _words(then),
        "moved": "" if then is None or then == now else _moved(then, now),
    }


def _words(rate: Rate) -> str:
    return f"{rate.percent_text}%（{grouped(rate)}）" if rate.denominator else rate.percent_text


def _moved(then: Rate, now: Rate) -> str:
    """`分子 +12，分母 +3`: what came to be known afterwards."""
    parts = (("分子", now.numerator - then.numerator), ("分母", now.denominator - then.denominator))
    return "，".join(f"{word} {count:+d}" for word, count in parts if count)


def _percent(result: Result, question: Question) -> float | None:
    rate = shown_rate(result, question)
    return float(rate.percent_text) if rate.denominator else None
