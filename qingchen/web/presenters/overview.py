"""The province at one look: tiles, dots, teams."""

import csv
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.conf import settings

from qingchen.indicators.result import Result
from qingchen.inspection.models import Round
from qingchen.inspection.store import TeamProgress
from qingchen.web.presenters.figures import grouped, rate_figure
from qingchen.web.presenters.rates import drill_address, shown_rate
from qingchen.web.rates import Question


def positions(round_: Round | None) -> dict[str, tuple[int, int]]:
    """Row and column of each unit's tile, from `tiles.csv` of the campaign; empty where it has none."""
    path = settings.QINGCHEN_CAMPAIGNS / (round_.campaign if round_ else "") / "tiles.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {line["unit"]: (int(line["row"]), int(line["column"])) for line in csv.DictReader(file)}


def tiles(results: Sequence[Result], question: Question, places: Mapping[str, tuple[int, int]]) -> list[dict[str, Any]]:
    """One tile a unit; those without a position follow in order."""
    return [
        rate_figure(
            shown_rate(result, question),
            result.target,
            drill_address(result.indicator, result.group_code, question),
        )
        | {"name": result.group_name.removesuffix("管委会").rstrip("市州县"), "place": places.get(result.group_code)}
        for result in results
    ]


def dots(results: Sequence[Result], question: Question) -> dict[str, Any]:
    """Data of the chart: `{"target": 95.0, "dots": [{"name", "target", "percent", "counts", "met", "href"}]}`.

    The common target is None where a unit's letter of responsibility differs.
    """
    targets = {result.target for result in results}
    return {
        "target": _percent(targets.pop()) if len(targets) == 1 else None,
        "dots": [
            {
                "name": result.group_name,
                "target": _percent(result.target),
                "percent": None if (rate := shown_rate(result, question)).exact is None else float(rate.percent_text),
                "counts": grouped(rate),
                "met": None if result.target is None else rate.meets(result.target),
                "href": drill_address(result.indicator, result.group_code, question),
            }
            for result in results
        ],
    }


def _percent(target: Fraction | None) -> float | None:
    return None if target is None else float(target * 100)


def team(line: TeamProgress, findings: int) -> dict[str, Any]:
    """A line of «who has handed in»."""
    return {
        "number": line.team.number,
        "leader": line.leader,
        "units": "、".join(line.units),
        "submitted": line.sheets_submitted,
        "total": line.sheets_total,
        "signed": line.signed,
        "signed_at": line.team.signed_at,
        "findings": findings,
    }
