"""Measurements of 2017 to early 2019 for the employers that have one of today: what a trend is drawn from."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employer_events import limit_of

_YEARS = (2017, 2018, 2019)
_WORSE_A_YEAR = 1.14
"""How much higher concentrations were a year before, on average: the campaign bears fruit."""


def past_measurements(rows: list[dict[str, object]], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `dust_measurements` like today's (`rows`, of one place), sampled in the springs of earlier years.

    None is later than spring 2019, so no rate of 2020 counts one. Coarse instruments stay coarse.
    """
    reports: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        reports.setdefault(str(row["report_no"]), []).append(row)
    found: list[dict[str, object]] = []
    for report in reports.values():
        for year in _YEARS:
            if random.random() < 0.12:
                continue
            sampled = date(year, 3, 4) + timedelta(days=int(random.integers(0, 100)))
            found += [_earlier(row, year, sampled, random) for row in report]
    return polars.DataFrame(found, infer_schema_length=None)


def _earlier(row: dict[str, object], year: int, sampled: date, random: numpy.random.Generator) -> dict[str, object]:
    now = float(str(row["c_twa_mg_m3"]))
    worse = _WORSE_A_YEAR ** (2020 - year) * float(random.lognormal(0.0, 0.25))
    digits = 1 if round(now, 1) == now else 3
    value = round(max(now * worse, 0.1), digits)
    return row | {
        "report_no": f"{row['report_no']}-{year}",
        "sampled_on": sampled,
        "reported_on": sampled + timedelta(days=14),
        "concentration_mg_m3": round(value * 1.1, digits),
        "c_twa_mg_m3": value,
        "result": "over_limit" if value > limit_of(row) else "within_limit",
    }
