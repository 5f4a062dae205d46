"""Where dust employers concentrate, for all counties: each factor of the measure, and the ranks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from qingchen.inspection.models import Unit
from qingchen.inspection.selection import RankedCounty
from qingchen.inspection.store import is_county_level


@dataclass(frozen=True, slots=True)
class _Line:
    unit: Unit
    county: RankedCounty
    among: int
    of_county_level: bool


_ORDERS: dict[str, tuple[str, Callable[[_Line], Any]]] = {
    "unit": ("检查单位", lambda line: (line.unit.position, line.county.rank)),
    "employers": ("粉尘单位", lambda line: (-line.county.employers_in_scope, *_then(line))),
    "share": ("占检查单位", lambda line: (-(line.county.share.exact or 0), *_then(line))),
    "exposed": ("接尘人数", lambda line: (-line.county.workers_dust_exposed, *_then(line))),
    "key": ("重点行业", lambda line: (-line.county.key_industry_employers, *_then(line))),
    "drawable": ("可抽取", lambda line: (-line.county.drawable_employers, *_then(line))),
}


def _then(line: _Line) -> tuple[int, int, str]:
    return -line.county.employers_in_scope, -line.county.workers_dust_exposed, line.county.code


def page(ranked: Sequence[tuple[Unit, list[RankedCounty]]], by: str) -> dict[str, Any]:
    by = by if by in _ORDERS else "unit"
    lines = [
        _Line(unit, county, len(counties), is_county_level(unit)) for unit, counties in ranked for county in counties
    ]
    places = {line.county.code: place for place, line in enumerate(sorted(lines, key=_ORDERS["employers"][1]), start=1)}
    return {
        "orders": [(name, title, name == by) for name, (title, _) in _ORDERS.items()],
        "lines": [_line(line, places[line.county.code]) for line in sorted(lines, key=_ORDERS[by][1])],
        "counties": sum(not line.of_county_level for line in lines),
        "units": len(ranked),
        "employers": sum(line.county.employers_in_scope for line in lines),
        "exposed": sum(line.county.workers_dust_exposed for line in lines),
        "chosen": sum(_chosen(unit) is not None for unit, _ in ranked),
        "to_choose": sum(not is_county_level(unit) for unit, _ in ranked),
    }


def _line(line: _Line, place: int) -> dict[str, Any]:
    county, chosen = line.county, _chosen(line.unit)
    taken = chosen is not None and chosen.code == county.code
    return {
        "unit": line.unit,
        "county": county,
        "share": share_text(county),
        "rank": "" if line.of_county_level else f"{county.rank} / {line.among}",
        "place": place,
        "chosen": taken,
        "reason": chosen.reason if chosen is not None and taken else "",
        "of_county_level": line.of_county_level,
        "employers_href": f"{reverse('ledger', args=['employers'])}?{urlencode({'place': county.code})}",
    }


def share_text(county: RankedCounty) -> str:
    return f"{county.share.percent_text}%" if county.share.denominator else "—"


def _chosen(unit: Unit) -> Any:
    return next((one for one in unit.inspectees.all() if one.kind == "county"), None)
