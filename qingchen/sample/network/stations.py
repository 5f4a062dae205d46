"""Rehabilitation stations and points: where residents reach the thresholds most are there; and who goes to them."""

from datetime import date

import numpy
import polars

from qingchen.sample.patients.cases import HELD_FROM
from qingchen.sample.people import days_between
from qingchen.standards import divisions
from qingchen.standards.rules import rule

_SEVEN = ("has_sign", "has_doctor", "has_nurse", "has_place", "has_equipment", "has_rules", "has_files")
_STATES = ("running", "running", "running", "building", "planned", "")
"""Of six places where one is due; the last has none."""


def residents(patients: polars.DataFrame, digits: int) -> polars.DataFrame:
    """Living cases that count, by township (9 digits) or village (12): columns division, patients; by code."""
    living = patients.filter(polars.col("alive"), polars.col("not_counted_reason").is_null())
    by = living.group_by(division=polars.col("resident_division").str.slice(0, digits)).agg(patients=polars.len())
    return by.sort("division")


def due(patients: polars.DataFrame) -> dict[str, list[str]]:
    """Divisions where residents reach the threshold of the day, by kind: station (township), point (village)."""
    found = {}
    for kind, digits in (("station", 9), ("point", 12)):
        least = int(rule(f"rehabilitation_{kind}_patients", HELD_FROM).value)
        found[kind] = residents(patients, digits).filter(polars.col("patients") >= least)["division"].to_list()
    return found


def stations(patients: polars.DataFrame, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `rehabilitation_stations` with codes."""
    counts = {row[0]: row[1] for digits in (9, 12) for row in residents(patients, digits).iter_rows()}
    rows: list[dict[str, object]] = []
    for kind, codes in due(patients).items():
        for number, code in enumerate(codes):
            state = _STATES[(number + int(code[:6])) % len(_STATES)]
            if not state:
                continue
            running = state == "running"
            served = int(counts[code] * random.uniform(0.3, 0.9)) if running else 0
            word = "康复站" if kind == "station" else "康复点"
            rows.append(
                {
                    "station_no": station_no(code),
                    "station_name": f"{divisions.name_of(code)}尘肺病{word}",
                    "station_kind": kind,
                    "division": code,
                    "host": f"{divisions.name_of(code[:9])}{'卫生院' if kind == 'station' else '村卫生室'}",
                    "state": state,
                    "opened_on": days_between(random, date(2019, 9, 2), date(2020, 6, 1), 1)[0] if running else None,
                    "resident_patients": counts[code],
                    **{name: bool(running and random.random() < 0.95) for name in _SEVEN},
                    "persons_served": served,
                    "visits": int(served * random.uniform(1, 9)),
                    "effective_on": HELD_FROM,
                }
            )
    return polars.DataFrame(rows, infer_schema_length=None)


def station_no(code: str) -> str:
    return f"KF-{code}"


def with_stations(
    patients: polars.DataFrame, made: polars.DataFrame, random: numpy.random.Generator
) -> polars.DataFrame:
    """Two in three of the living go to the point of their village, else to the station of their township."""
    running = made.filter(polars.col("state") == "running") if made.height else made
    opened = dict(running.select("division", "opened_on").iter_rows()) if running.height else {}
    village = polars.col("resident_division")
    at = (
        polars.when(village.is_in(list(opened)))
        .then(village)
        .when(village.str.slice(0, 9).is_in(list(opened)))
        .then(village.str.slice(0, 9))
    )
    goes = polars.Series(random.random(patients.height) < 0.66) & polars.col("alive")
    last = polars.Series(days_between(random, date(2020, 6, 2), date(2020, 6, 28), patients.height), dtype=polars.Date)
    chosen = polars.when(goes).then(at)
    return patients.with_columns(
        station_no=polars.when(chosen.is_not_null()).then("KF-" + chosen),
        rehabilitated_on=polars.when(chosen.is_not_null()).then(last),
    )
