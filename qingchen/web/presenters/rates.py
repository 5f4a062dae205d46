"""Tables of rates: a place a line, an indicator a column, each figure a link to its rows."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from qingchen.indicators.catalogue import MAIN
from qingchen.indicators.result import Result
from qingchen.values.rate import Rate
from qingchen.web.presenters.figures import percent_of, rate_figure
from qingchen.web.rates import Question

SHORT = {
    "declaration_rate": "申报率",
    "periodic_monitoring_rate": "检测率",
    "health_examination_rate": "体检率",
    "principal_training_rate": "负责人培训",
    "manager_training_rate": "管理人员培训",
    "worker_training_rate": "劳动者培训",
}


def table(results: Sequence[Result], question: Question, names: Sequence[str] = MAIN) -> dict[str, Any]:
    """`{"columns": [{"name", "title", "target"}], "rows": [{"name", "partial", "cells": [figure]}], "total"}`."""
    held = {(result.indicator, result.group_code): result for result in results}
    titles = {result.indicator: result for result in results}
    places = list(dict.fromkeys((one.group_code, one.group_name, one.group_partial) for one in results))
    names = [name for name in names if name in titles]
    rows = [
        {
            "code": code,
            "name": name,
            "partial": partial,
            "cells": [_cell(held[indicator, code], question) for indicator in names],
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


def _cell(result: Result, question: Question) -> dict[str, Any]:
    rate = shown_rate(result, question)
    figure = rate_figure(rate, result.target, drill_address(result.indicator, result.group_code, question))
    return figure | {"note": result.note}


def shown_rate(result: Result, question: Question) -> Rate:
    return result.rate_with_excluded if question.with_excluded else result.rate


def _total(results: Sequence[Result], question: Question) -> dict[str, Any]:
    """Sum over sum. Compared with a target only where all its parts have the same one."""
    targets = {result.target for result in results}
    total = sum((shown_rate(result, question) for result in results), Rate(0, 0))
    return rate_figure(total, targets.pop() if len(targets) == 1 else None)


def _targets(results: Sequence[Result], name: str) -> dict[str, str]:
    targets = {result.target for result in results if result.indicator == name}
    return {"target": percent_of(targets.pop()) if len(targets) == 1 else "按责任书"}


def drill_address(indicator: str, group: str, question: Question, part: str = "missing") -> str:
    extra = urlencode({"group": group, "part": part})
    return f"{reverse('indicator_rows', args=[indicator])}?{question.address()}&{extra}"
