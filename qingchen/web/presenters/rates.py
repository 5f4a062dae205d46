"""Tables of rates: a place a line, an indicator a column, each figure a link to its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from qingchen.indicators.catalogue import MAIN
from qingchen.indicators.groups import DIGITS, By
from qingchen.indicators.result import Result, percent
from qingchen.standards import divisions
from qingchen.values.rate import Rate
from qingchen.web.presenters.figures import result_figure
from qingchen.web.rates import Question

SHORT = {
    "declaration_rate": "申报率",
    "periodic_monitoring_rate": "检测率",
    "health_examination_rate": "体检率",
    "principal_training_rate": "负责人培训",
    "manager_training_rate": "管理人员培训",
    "worker_training_rate": "劳动者培训",
}


ABREAST = 14
"""So many places stand side by side, an indicator a line; more stand below each other."""


def table(
    results: Sequence[Result],
    question: Question,
    names: Sequence[str] = MAIN,
    below: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> dict[str, Any]:
    """`{"columns": [{"name", "title", "target", "pro_rata"}], "rows": [{"name", "partial", "cells"}], "total"}`.

    below   words under a figure, by indicator and group
    """
    held = {(result.indicator, result.group_code): result for result in results}
    titles = {result.indicator: result for result in results}
    places = list(dict.fromkeys((one.group_code, one.group_name, one.group_partial) for one in results))
    names = [name for name in names if name in titles]
    rows = [
        {
            "code": code,
            "name": name,
            "partial": partial,
            "inside": _inside(code, question),
            "cells": [
                _cell(held[indicator, code], question) | {"source": below.get((indicator, code), "")}
                for indicator in names
            ],
        }
        for code, name, partial in places
    ]
    return {
        "columns": [
            {"name": name, "title": SHORT.get(name, titles[name].title), "full": titles[name].title}
            | _targets(results, name)
            for name in names
        ],
        "rows": rows,
        "total": [_total([held[name, code] for code, _, _ in places], question) for name in names],
    }


_BELOW: Mapping[By, By] = {"prefecture": "county", "county": "township", "township": "village"}


def around(question: Question) -> By:
    """The grouping with which one looks at everything again: that of the place one had looked into."""
    return next((by for by in _BELOW if DIGITS[by] == len(question.within)), question.by)


def _inside(code: str, question: Question) -> str:
    """The address of a place's own parts; empty where it has none, or is no place of a list."""
    below = _BELOW.get(question.by) if question.across is None else None
    if below is None or len(code) != DIGITS[question.by] or not divisions.exists(code):
        return ""
    return question.address(by=below, within=code)


def turned(found: dict[str, Any]) -> dict[str, Any]:
    """A table of few places with an indicator a line: `{"places": [name], "lines": [a column with its "cells"]}`.

    The last cell of a line is the sum where there are several places and a sum is told.
    """
    several = len(found["rows"]) > 1 and bool(found["total"])
    return {
        "places": [row["name"] for row in found["rows"]] + (["合计"] if several else []),
        "lines": [
            column | {"cells": [row["cells"][at] for row in found["rows"]] + ([found["total"][at]] if several else [])}
            for at, column in enumerate(found["columns"])
        ],
    }


def _cell(result: Result, question: Question) -> dict[str, Any]:
    shown = replace(result, rate=shown_rate(result, question))
    part = "numerator" if result.measure == "count" else "missing"
    address = drill_address(result.indicator, result.group_code, question, part)
    return result_figure(shown, address) | {"note": shown.note}


def shown_rate(result: Result, question: Question) -> Rate:
    return result.rate_with_excluded if question.with_excluded else result.rate


def _total(results: Sequence[Result], question: Question) -> dict[str, Any]:
    """Sum over sum. Compared with a target only where all its parts have the same one, and never a sum of counts."""
    targets = {result.target for result in results}
    total = sum((shown_rate(result, question) for result in results), Rate(0, 0))
    target = targets.pop() if len(targets) == 1 and results[0].measure == "rate" else None
    return result_figure(replace(results[0], rate=total, target=target))


def _targets(results: Sequence[Result], name: str) -> dict[str, str]:
    held = [result for result in results if result.indicator == name]
    if len({result.target for result in held}) > 1:
        return {"target": "按责任书"}
    return {"target": target_text(held[0]), "pro_rata": percent(held[0].pro_rata)}


def target_text(result: Result) -> str:
    """`≥95%`, `≤5%`, `≥2人`; empty where none is set."""
    if result.target is None:
        return ""
    sign = "≥" if result.better == "higher" else "≤"
    number = result.target if result.measure == "count" else result.target * 100
    return f"{sign}{float(number):g}{result.unit}"


def drill_address(indicator: str, group: str, question: Question, part: str = "missing") -> str:
    extra = urlencode({"group": group, "part": part})
    return f"{reverse('indicator_rows', args=[indicator])}?{question.address()}&{extra}"
