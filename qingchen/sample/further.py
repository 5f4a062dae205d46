"""The further registers of a unit: beside employers, declarations, measurements, workers, examinations, trainings.

Each is drawn from a stream of its own, so that no row of the first six moves. They are filed on 6 July 2020, when the
recoded county has its new code.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy
import polars

from qingchen.registers.catalogue import register_named
from qingchen.registers.register import ColumnType
from qingchen.sample import tricks
from qingchen.sample.corrections import RECODED_ON
from qingchen.sample.employers import Employer
from qingchen.sample.network import bodies, equipment, people, stations
from qingchen.sample.patients import aid, cases, follow_ups, suspected
from qingchen.sample.places import Place
from qingchen.sample.supervision import documents, enforcement, governance, letters, lists, projects
from qingchen.sample.trades import TRADES
from qingchen.sample.workplace import facilities, insurance, past_measurements

FILED_ON = date(2020, 7, 6)
PATIENTS_A_PLACE = {"county": 60, "demo": 30, "province": 260}
_MINING, OF_MINING = 5, {"county": 420, "demo": 420, "province": 1_800}
"""One place in ten is an old mining place with so many cases more, and so is that of a county world: there a township
reaches a hundred residents."""
_SERIALS_A_PLACE = 50_000
_FIRST_PATIENT = 100_000_000
OF_THE_PROVINCE = (
    "institutions", "staff", "co_supervisors", "equipment", "experts", "rehabilitation_stations", "documents",
    "responsibility_targets",
    "construction_projects", "governance_actions", "external_list_entries", "dust_control_facilities",
    "injury_insurance_matches", "medical_aid_matches", "legal_aid_cases", "dust_measurements",
)  # fmt: skip
"""Handed over by the province for all its places: its departments keep them. The others come from each unit."""


@dataclass(frozen=True)
class PlaceGiven:
    """What the first six registers hold of a place."""

    place: Place
    employers: list[Employer]
    register: polars.DataFrame
    measured: list[dict[str, object]]
    workers: polars.DataFrame
    examined: polars.DataFrame


@dataclass
class Further:
    """Frames by register: `own` of the unit at hand, `of_province` of all units so far; and what is true of them."""

    seed: int
    scale: str
    own: dict[str, list[polars.DataFrame]] = field(default_factory=dict)
    of_province: dict[str, list[polars.DataFrame]] = field(default_factory=dict)
    truth: dict[str, dict[str, object]] = field(default_factory=dict)
    code: str = ""
    planted: list[tricks.PlantedRows] = field(default_factory=list)
    honest: bool = False

    def unit(self, code: str, name: str, first: Place) -> None:
        """What a unit has once."""
        self.own, self.code = {}, code
        self._add(first, "experts", people.experts(first, name, code, self._random(first, "experts")))
        self._add(first, "documents", documents.documents(code, name, self._random(first, "unit documents")))
        held = letters.letters(code, name, self._random(first, "unit letters"))
        if code in tricks.LOW_TARGETS and not self.honest:
            held, told = tricks.lower_target(held)
            self.planted += told
        self._add(first, "responsibility_targets", held)

    def place(self, unit_name: str, first: Place, given: PlaceGiven) -> None:
        """What a place has."""
        place, own = given.place, given.employers
        found = bodies.bodies(place, unit_name, place.number == first.number)
        supervision = next(one for one in found if one.kind == "supervision")
        random = self._random
        self._add(place, "institutions", bodies.institutions(found, random(place, "institutions")))
        held_staff = people.staff(found, random(place, "staff"))
        self._add(place, "staff", held_staff)
        self._add(place, "trainings", people.officer_trainings(held_staff, place))
        self._add(place, "co_supervisors", people.co_supervisors(place, random(place, "co_supervisors")))
        self._add(place, "equipment", equipment.equipment(supervision, random(place, "equipment")))
        if place.current != self.code:
            self._add(place, "documents", documents.documents(place.current, place.name, random(place, "documents")))
            held = letters.letters(place.current, place.name, random(place, "letters"))
            self._add(place, "responsibility_targets", held)
        cases_held = enforcement.enforcement_cases(place, own, random(place, "enforcement"))
        self._add(place, "governance_actions", governance.governance_actions(place, own, random(place, "governance")))
        made_projects = projects.construction_projects(place, own, random(place, "projects"))
        self._add(place, "construction_projects", made_projects)
        self._add(place, "enforcement_cases", enforcement.with_projects(cases_held, made_projects))
        self._add(place, "external_list_entries", lists.external_list_entries(place, own, random(place, "lists")))
        self._add(place, "dust_control_facilities", facilities.facilities(place, own, random(place, "facilities")))
        key = {one.uscc for one in own if one.in_scope and TRADES[one.trade].key_industry != "other"}
        matches = insurance.insurance_matches(given.workers, key, random(place, "insurance"))
        self._add(place, "injury_insurance_matches", matches)
        others = insurance.staff_matches(
            place, [one for one in own if one.uscc in key], matches, random(place, "staff")
        )
        self._add(place, "injury_insurance_matches", others)
        earlier = past_measurements.past_measurements(given.measured, random(place, "past measurements"))
        self._add(place, "dust_measurements", earlier)
        self._patients(unit_name, first, given)

    def _patients(self, unit_name: str, first: Place, given: PlaceGiven) -> None:
        place, random = given.place, self._random(given.place, "patients")
        total = int(PATIENTS_A_PLACE[self.scale] * random.lognormal(-0.2, 0.6)) + 5
        if place.number % 10 == _MINING or self.scale == "county":
            total += OF_MINING[self.scale]
        ground = self._ground(unit_name, first, given, total, random)
        serials = numpy.arange(total) + _FIRST_PATIENT + place.number * _SERIALS_A_PLACE
        found = cases.cases(serials, ground, given.register, random)
        found = suspected.from_suspected(found, given.examined, given.workers)
        made = stations.stations(found, random)
        found = stations.with_stations(found, made, random)
        visited = follow_ups.follow_ups(found, random)
        self._add(place, "patients", found)
        self._add(place, "follow_ups", visited)
        self._add(place, "rehabilitation_stations", made)
        self._add(place, "medical_aid_matches", aid.medical_aid_matches(found))
        self._add(place, "legal_aid_cases", aid.legal_aid_cases(found, random))
        self.truth[place.current] = _truth(found, visited, made)

    def _ground(
        self, unit_name: str, first: Place, given: PlaceGiven, total: int, random: numpy.random.Generator
    ) -> cases.Ground:
        place = given.place
        villages = place.villages or (place.current,)
        start = int(random.integers(0, len(villages)))
        # Most live in the townships where the mines are or were.
        index = (start + (random.random(total) ** 8 * len(villages)).astype(numpy.int64)) % len(villages)
        name, number = bodies.diagnosis_of(first, unit_name)
        return cases.Ground(
            polars.repeat(place.current, total, eager=True),
            polars.repeat(place.name, total, eager=True),
            polars.Series(sorted(villages)).gather(index),
            random.integers(0, given.register.height, total),
            polars.repeat(name, total, eager=True),
            polars.repeat(number, total, eager=True),
        )

    def _add(self, place: Place, register_name: str, frame: polars.DataFrame) -> None:
        if frame.height:
            held = self.of_province if register_name in OF_THE_PROVINCE else self.own
            held.setdefault(register_name, []).append(_as_of_its_day(place, register_name, frame))

    def _random(self, place: Place, what: str) -> numpy.random.Generator:
        return numpy.random.Generator(numpy.random.PCG64([self.seed, place.number, *what.encode()]))


def _as_of_its_day(place: Place, register_name: str, frame: polars.DataFrame) -> polars.DataFrame:
    """What happened before the place was recoded carries the code of its day."""
    register = register_named(register_name)
    if place.division == place.current or register.about is None:
        return frame
    columns = [one.name for one in register.columns if one.type is ColumnType.DIVISION and one.name in frame.columns]
    before = polars.col(register.about) < RECODED_ON
    return frame.with_columns(
        polars.when(before)
        .then(polars.col(name).str.replace(f"^{place.current}", place.division))
        .otherwise(polars.col(name))
        .alias(name)
        for name in columns
    )


def _truth(found: polars.DataFrame, visited: polars.DataFrame, made: polars.DataFrame) -> dict[str, object]:
    """Counted from the generator's own frames."""
    living = found.filter(polars.col("alive"), polars.col("not_counted_reason").is_null())
    year = visited.filter(polars.col("visited_on") >= date(2020, 1, 1))
    running = made.filter(polars.col("state") == "running") if made.height else made
    return {
        "patients": found.height,
        "patients_counted": int(found["not_counted_reason"].is_null().sum()),
        "patients_living": living.height,
        "patients_with_file": int(living["file_established"].sum()),
        "stations_due": stations.due(found),
        "stations_running": sorted(running["division"].to_list()) if running.height else [],
        "residents_by_township": dict(stations.residents(found, 9).iter_rows()),
        "followed_up_2020": year["case_id"].n_unique(),
        "lost_2020": int((year["result"] == "lost").sum()),
        "benefit_classes": dict(living["benefit_class"].value_counts().sort("benefit_class").iter_rows()),
    }
