"""Results as CSV, JSON or a table for a terminal."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import east_asian_width

from qingchen.indicators.result import Result, percent
from qingchen.values.rate import Rate

COLUMNS = (
    "指标代码",
    "指标名称",
    "分组代码",
    "分组名称",
    "分子",
    "分母",
    "数值",
    "单位",
    "分子（含排除）",
    "分母（含排除）",
    "数值（含排除）",
    "目标",
    "序时进度",
    "是否达标",
    "说明",
    "截止日",
    "知悉日",
    "批次截至",
    "口径版本",
    "程序版本",
)
"""数值, 目标 and 序时进度 are in the unit: percent of a rate, of a count the number itself, which is its numerator."""
_IN_TERMINAL = (1, 3, 4, 5, 6, 7, 11, 12, 13, 9, 10)


Definitions = Mapping[str, Mapping[str, str]]
"""By indicator, heading and words: as `definition.definitions` gives them."""
DEFINED = ("总体", "分子", "分母", "排除", "时段", "依据")
"""Of the definition, what stands beside each figure in a file without sheets."""


def to_csv(results: Sequence[Result], definitions: Definitions | None = None) -> str:
    """UTF-8 text with a byte order mark, so that Excel and WPS open it rightly."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *(f"口径：{heading}" for heading in DEFINED if definitions is not None)])
    for result in results:
        words = [] if definitions is None else [definitions[result.indicator][heading] for heading in DEFINED]
        writer.writerow([harmless(cell) for cell in [*cells(result), *words]])
    return "\ufeff" + text.getvalue()


def to_json(results: Sequence[Result]) -> str:
    """A list of objects; counts are integers, shares are fractions as text, nothing is rounded but `percent`.

    Of a measure `count` the numerator is the figure, in `unit`, and there is no percent.
    """
    return json.dumps([as_object(result) for result in results], ensure_ascii=False, indent=1) + "\n"


def to_json_with_definitions(results: Sequence[Result], definitions: Definitions) -> str:
    """`{"definitions": {name: {heading: words}}, "results": [as `to_json`]}`."""
    whole = {"definitions": definitions, "results": [as_object(result) for result in results]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def to_table(results: Sequence[Result]) -> str:
    """Aligned columns, wide characters counted as two."""
    lines = [[COLUMNS[place] for place in _IN_TERMINAL]]
    lines += [[str(cells(result)[place]) for place in _IN_TERMINAL] for result in results]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(_IN_TERMINAL))]
    return "\n".join("  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
                     for line in lines) + "\n"  # fmt: skip


def cells(result: Result) -> list[Any]:
    """The line of a result, in COLUMNS."""
    standing = result.standing
    return [
        result.indicator,
        result.title,
        result.group_code,
        result.group_name + ("（可见部分）" if result.group_partial else ""),
        result.rate.numerator,
        result.rate.denominator,
        figure_of(result, result.rate),
        result.unit,
        result.rate_with_excluded.numerator,
        result.rate_with_excluded.denominator,
        figure_of(result, result.rate_with_excluded),
        result.target_text,
        percent(result.pro_rata),
        result.met_text,
        result.note,
        standing.about.isoformat(),
        standing.known_on.isoformat(),
        standing.batches_until,
        result.version,
        standing.code_version,
    ]


def figure_of(result: Result, rate: Rate) -> str | int:
    """Percent, or of a count the number; `rate` either of the result's two."""
    return rate.numerator if result.measure == "count" else rate.percent_text


def as_object(result: Result) -> dict[str, Any]:
    standing = result.standing
    return {
        "indicator": result.indicator,
        "title": result.title,
        "measure": result.measure,
        "unit": result.unit,
        "definition_version": result.version,
        "group_code": result.group_code,
        "group_name": result.group_name,
        "group_partial": result.group_partial,
        "numerator": result.rate.numerator,
        "denominator": result.rate.denominator,
        "percent": result.rate.percent_text if result.measure == "rate" else None,
        "numerator_with_excluded": result.rate_with_excluded.numerator,
        "denominator_with_excluded": result.rate_with_excluded.denominator,
        "target": None if result.target is None else str(result.target),
        "pro_rata": None if result.pro_rata is None else str(result.pro_rata),
        "met": result.met,
        "note": result.note,
        "about": standing.about.isoformat(),
        "known_on": standing.known_on.isoformat(),
        "batches_until": standing.batches_until,
        "code_version": standing.code_version,
    }


def harmless(cell: Any) -> Any:
    """A name that a spreadsheet would take for a formula is told as text."""
    return "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
