"""Townships and villages by their resident patients (常住患者): where a rehabilitation station or point is due, and is.

Counted: living cases less those not counted (非尘肺病, 重卡, 转出), where they live now: neither where they are
registered nor where they were reported. The thresholds stand in `standards` (rules rehabilitation_*).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from qingchen.registers.place import within
from qingchen.registers.reader import ScopedReader
from qingchen.standards import divisions, rules

LEVELS = {"station": 9, "point": 12}
"""Kind of station to the digits of its place: a station serves a township, a point a village."""
_RULES = {"station": "rehabilitation_station_patients", "point": "rehabilitation_point_patients"}


@dataclass(frozen=True, slots=True)
class Place:
    """A township (kind station) or a village (kind point).

    division   its code on the day
    patients   living resident patients
    due        whether there are so many that a station or point is to be set up
    states     of the stations registered there (`running`, `building`, `planned`, `closed`), each once
    """

    kind: str
    division: str
    patients: int
    due: bool
    states: tuple[str, ...]

    @property
    def served(self) -> bool:
        return "running" in self.states

    @property
    def wanting(self) -> bool:
        return self.due and not self.served


@dataclass(frozen=True, slots=True)
class Residents:
    """places        every township and village with a patient or a station, those in want first, then by patients
    coarse           patients whose residence is known to the county only, by county: they are in no place
    thresholds       by kind of station
    """

    places: tuple[Place, ...]
    coarse: Mapping[str, int]
    thresholds: Mapping[str, rules.RuleValue]

    def of(self, kind: str) -> list[Place]:
        return [place for place in self.places if place.kind == kind]


def residents(reader: ScopedReader) -> Residents:
    """About the reader's day: who lives in its area, wherever the case was reported."""
    cases = reader.table("patients")
    counted = cases.filter(
        cases.alive, cases.not_counted_reason.isnull(), within(cases.resident_division, reader.actor.area)
    )
    by_code = counted.group_by("resident_division").agg(patients=counted.count()).to_polars()
    stations = reader.table("rehabilitation_stations").select("station_kind", "division", "state").to_polars()
    return places_of(by_code, stations.iter_rows(named=True), reader.about)


def places_of(by_code: pl.DataFrame, stations: Iterable[Mapping[str, Any]], on: date) -> Residents:
    """`by_code`: columns resident_division, patients; `stations`: rows with station_kind, division, state."""
    thresholds = {kind: rules.rule(name, on) for kind, name in _RULES.items()}
    patients: dict[tuple[str, str], int] = defaultdict(int)
    coarse: dict[str, int] = defaultdict(int)
    for sent, count in by_code.select("resident_division", "patients").iter_rows():
        code = divisions.current(sent, on)
        if len(code) < LEVELS["station"]:
            coarse[code[:6]] += count
        for kind, width in LEVELS.items():
            if len(code) >= width:
                patients[kind, code[:width]] += count
    states: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in stations:
        code, kind = divisions.current(row["division"], on), row["station_kind"]
        states[kind, code[: LEVELS[kind]]].add(row["state"])
    places = [
        Place(
            kind,
            code,
            count := patients.get((kind, code), 0),
            count >= thresholds[kind].value,
            tuple(sorted(states.get((kind, code), ()))),
        )
        for kind, code in {*patients, *states}
    ]
    ordered = sorted(places, key=lambda one: (not one.wanting, -one.patients, one.division))
    return Residents(tuple(ordered), dict(coarse), thresholds)
