"""Positions that were over the limit this year and were measured again after mending."""

from datetime import date, timedelta

import numpy

from qingchen.sample.employer_events import UNTIL, limit_of

_MENDED, _WITHIN = 0.6, 0.9
_SINCE, _BEFORE = date(2020, 1, 1), date(2020, 5, 10)


def remeasured(rows: list[dict[str, object]], random: numpy.random.Generator) -> list[dict[str, object]]:
    """Rows of `dust_measurements` that follow `rows`, reports of one place: of three employers with a position over
    the limit two mended it and had it sampled anew a month later, most of them within the limit.
    """
    reports: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        sampled = row["sampled_on"]
        assert isinstance(sampled, date)
        if row["result"] == "over_limit" and _SINCE <= sampled < _BEFORE:
            reports.setdefault(str(row["report_no"]), []).append(row)
    found = []
    for number, over in reports.items():
        if random.random() >= _MENDED:
            continue
        sampled = over[0]["sampled_on"]
        assert isinstance(sampled, date)
        again = sampled + timedelta(days=int(random.integers(20, 36)))
        found += [_again(row, f"{number}-复", again, random) for row in over]
    return found


def _again(row: dict[str, object], report: str, on: date, random: numpy.random.Generator) -> dict[str, object]:
    """The concentration falls to between a quarter and nine tenths of the limit, which `row` was over; or it stays."""
    was = float(str(row["c_twa_mg_m3"]))
    digits = 1 if round(was, 1) == was else 3
    within = bool(random.random() < _WITHIN)
    value = round(max(0.1, was * float(random.uniform(0.95, 1.0))), digits)
    if within:
        value = round(max(0.1, limit_of(row) * float(random.uniform(0.25, 0.9))), digits)
    return row | {
        "report_no": report,
        "measurement_type": "periodic",
        "sampled_on": on,
        "reported_on": min(on + timedelta(days=12), UNTIL),
        "concentration_mg_m3": round(value * 1.1, digits),
        "c_twa_mg_m3": value,
        "result": "within_limit" if within else "over_limit",
    }
