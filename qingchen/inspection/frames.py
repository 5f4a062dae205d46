"""What selection and draw look at: dust employers of an area, from the registers, one row an employer site."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import ibis

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.result import Result
from qingchen.inspection.risk import RiskScore, risk_score
from qingchen.inspection.selection import CountyMeasure
from qingchen.registers.reader import ScopedReader
from qingchen.standards import divisions
from qingchen.standards.employer_risk import risk_scheme
from qingchen.values.region import Area


def county_measures(reader: ScopedReader, area: Area, on: date) -> Mapping[str, CountyMeasure]:
    """In-scope employers and their dust-exposed workers by county of the area, counties without any included."""
    names = {
        county.code: county.name
        for prefix in area.includes
        for county in divisions.counties(prefix[:4], on)
        if county.code in area
    }
    rows_of: dict[str, list[dict[str, Any]]] = {code: [] for code in names}
    for row in _in_scope(reader, area):
        code = divisions.county_of(row["division"])
        if code in rows_of:
            rows_of[code].append(row)
    return {code: _measure(code, names[code], rows) for code, rows in rows_of.items()}


def area_measure(reader: ScopedReader, code: str, name: str, area: Area) -> CountyMeasure:
    """The same of a whole area: a unit of county level, in which no county is chosen."""
    return _measure(code, name, _in_scope(reader, area))


def draw_frame(reader: ScopedReader, area: Area) -> dict[str, str]:
    """Names of the employers that can be drawn, by code `<USCC>-<site_no>`: in scope, in production, key industry."""
    return {code: row["name"] for code, row in _drawable(reader, area).items()}


def risk_scores(reader: ScopedReader, area: Area) -> dict[str, RiskScore]:
    """The risk score of every employer that can be drawn, by code, from the registers as they stand."""
    rows, scheme = _drawable(reader, area), risk_scheme()
    wanted = [indicators()[one.name] for one in scheme.indicators]
    met: dict[str, dict[str, tuple[str, bool | None]]] = {code: {} for code in rows}
    for result in compute(reader, wanted, "employer", among=set(rows)) if rows else ():
        met[result.group_code][result.indicator] = (_told(result), result.met)
    return {
        code: risk_score(row["workers_dust_exposed"], row["key_industry"] or "", met[code], scheme)
        for code, row in rows.items()
    }


def _told(result: Result) -> str:
    return f"{result.figure_text}（{result.rate.counts_text}）" if result.rate.denominator else result.figure_text


def _drawable(reader: ScopedReader, area: Area) -> dict[str, dict[str, Any]]:
    return {f"{row['uscc']}-{row['site_no']}": row for row in _in_scope(reader, area) if _can_be_drawn(row)}


def _can_be_drawn(row: Mapping[str, Any]) -> bool:
    return row["production_status"] == "operating" and row["key_industry"] != "other"


def _measure(code: str, name: str, rows: Sequence[Mapping[str, Any]]) -> CountyMeasure:
    return CountyMeasure(
        code,
        name,
        employers_in_scope=len(rows),
        workers_dust_exposed=sum(row["workers_dust_exposed"] or 0 for row in rows),
        key_industry_employers=sum(row["key_industry"] != "other" for row in rows),
        drawable_employers=sum(_can_be_drawn(row) for row in rows),
    )


def _in_scope(reader: ScopedReader, area: Area) -> list[dict[str, Any]]:
    employers = reader.table("employers")
    wanted = employers.filter(employers.in_scope).select(
        "uscc", "site_no", "name", "division", "production_status", "key_industry", "workers_dust_exposed"
    )
    rows = wanted.order_by(ibis.asc("uscc"), ibis.asc("site_no")).to_pyarrow().to_pylist()
    return [row for row in rows if row["division"] in area]
