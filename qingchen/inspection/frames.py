"""What selection and draw look at: dust employers of an area, from the registers, one row an employer site."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import ibis

from qingchen.inspection.selection import CountyMeasure
from qingchen.registers.reader import ScopedReader
from qingchen.standards import divisions
from qingchen.values.region import Area


def county_measures(reader: ScopedReader, area: Area, on: date) -> Mapping[str, CountyMeasure]:
    """In-scope employers and their dust-exposed workers by county of the area, counties without any included."""
    measures = {
        county.code: CountyMeasure(county.code, county.name, 0, 0)
        for prefix in area.includes
        for county in divisions.counties(prefix[:4], on)
        if county.code in area
    }
    for row in _in_scope(reader, area):
        code = divisions.county_of(row["division"])
        if code in measures:
            before = measures[code]
            measures[code] = CountyMeasure(
                code,
                before.name,
                before.employers_in_scope + 1,
                before.workers_dust_exposed + (row["workers_dust_exposed"] or 0),
            )
    return measures


def draw_frame(reader: ScopedReader, area: Area) -> dict[str, str]:
    """Names of the employers that can be drawn, by code `<USCC>-<site_no>`: in scope, in production, key industry."""
    return {
        f"{row['uscc']}-{row['site_no']}": row["name"]
        for row in _in_scope(reader, area)
        if row["production_status"] == "operating" and row["key_industry"] != "other"
    }


def _in_scope(reader: ScopedReader, area: Area) -> list[dict[str, Any]]:
    employers = reader.table("employers")
    wanted = employers.filter(employers.in_scope).select(
        "uscc", "site_no", "name", "division", "production_status", "key_industry", "workers_dust_exposed"
    )
    rows = wanted.order_by(ibis.asc("uscc"), ibis.asc("site_no")).to_pyarrow().to_pylist()
    return [row for row in rows if row["division"] in area]
