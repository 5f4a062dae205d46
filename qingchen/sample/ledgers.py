"""The registers folder of the sample: one unit after the other, so that memory holds one unit at a time."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy
import polars

from qingchen.inspection.plans import UnitPlan
from qingchen.sample import corrections, tricks
from qingchen.sample.bad_files import write_bad_files
from qingchen.sample.counted import FiledLedgers
from qingchen.sample.employer_events import Events, declarations, measurements
from qingchen.sample.employers import employers_frame, employers_of
from qingchen.sample.examinations import examinations
from qingchen.sample.further import FILED_ON as FURTHER_FILED_ON
from qingchen.sample.further import Further, PlaceGiven
from qingchen.sample.places import Place
from qingchen.sample.trainings import trainings
from qingchen.sample.truth import PlaceFrames, employer_facts
from qingchen.sample.workers import ON, workers
from qingchen.sample.workplace.remeasurements import remeasured
from qingchen.sample.world import EmployerFacts
from qingchen.sample.writing import write_register

FIRST_FILED_ON = date(2020, 6, 22)
ABOUT = date(2020, 7, 21)
LARGE = (
    "exposed_workers", "health_examinations", "trainings", "patients", "follow_ups", "dust_control_facilities",
    "injury_insurance_matches", "medical_aid_matches", "co_supervisors",
)  # fmt: skip
"""Registers that come as .csv, and so do the measurements of earlier years."""
OFFICE = "province"


@dataclass(frozen=True)
class PlaceMade:
    """What is kept of a place after its files are written."""

    place: Place
    facts: list[EmployerFacts]
    in_scope_by_industry: Counter[str]
    excluded: int
    in_scope_workers: int


class Ledgers:
    """Writes the files and the manifest of one world into `folder`."""

    def __init__(
        self,
        folder: Path,
        seed: int,
        scale: str = "demo",
        province: str = "22",
        *,
        honest: bool = False,
        filed: FiledLedgers | None = None,
    ) -> None:
        """`honest`: no tricks are planted. `filed`: where the rows are held to be counted."""
        self.filed = filed
        self.folder, self.seed, self.province, self.honest = folder, seed, province, honest
        self.further = Further(seed, scale, honest=honest)
        self.manifest: list[tuple[date, str, str, str, str, str]] = []
        self.rows: Counter[str] = Counter()
        self.bad: dict[str, str] = {}
        self.planted: list[tricks.PlantedRows] = []
        folder.mkdir(parents=True, exist_ok=True)

    def write_unit(self, unit: UnitPlan, places: list[Place]) -> Iterator[PlaceMade]:
        """Make the places of a unit, write its ledgers and corrections, and give what is kept of each place."""
        first: dict[str, list[polars.DataFrame]] = {}
        later: dict[str, list[polars.DataFrame]] = {}
        unit_random = numpy.random.Generator(numpy.random.PCG64([self.seed, places[0].number, 1]))
        care = float(unit_random.normal(0.0, 0.02))
        self.further.unit(unit.area.includes[0], unit.name, places[0])
        for place in places:
            random = numpy.random.Generator(numpy.random.PCG64([self.seed, place.number]))
            employers = employers_of(place, random, care)
            if unit.code in tricks.SHRINKING_UNITS and not self.honest:
                employers, told = tricks.shrink_scope(place, employers)
                self.planted += told
            register = employers_frame(place, employers, random, ON)
            declared = declarations(place, employers, random, honest=self.honest)
            measured = measurements(place, employers, random)
            if unit.code in tricks.COPYING_UNITS and not self.honest:
                self.planted += tricks.copy_measurements(place, measured)
            people = workers(place, employers, random)
            examined = examinations(place, people, random)
            if unit.code in tricks.MISDATING_UNITS and not self.honest:
                examined, told = tricks.misdate_examinations(place, people, examined)
                self.planted += told
            trained = trainings(place, employers, people, random)
            given = PlaceGiven(place, employers, register, measured.rows, people, examined)
            self.further.place(unit.name, places[0], given)
            made: dict[str, polars.DataFrame] = {
                "employers": register,
                "hazard_declarations": declared.frame,
                "dust_measurements": self._with_second(place, measured),
                "exposed_workers": people,
                "health_examinations": examined,
                "trainings": trained,
            }
            for name, frame in made.items():
                first.setdefault(name, []).append(frame)
            moved = corrections.recoded(place, register)
            if moved is not None:
                later.setdefault("employers", []).append(moved)
            if unit.code in corrections.LATE_UNITS:
                employers, restarted = corrections.restarted(employers, register)
                later.setdefault("employers", []).append(restarted)
                late = corrections.late_declarations(place, employers, declared, random)
                later.setdefault("hazard_declarations", []).append(late.frame)
                again = corrections.late_examinations(place, people, examined, random)
                later.setdefault("health_examinations", []).append(again)
                examined = polars.concat([examined, again.select(examined.columns)], how="vertical_relaxed")
            frames = PlaceFrames(employers, declared, measured, people, examined, trained)
            in_scope = [one for one in employers if one.in_scope]
            yield PlaceMade(
                place,
                employer_facts(frames, ABOUT, (place.division, place.current)),
                Counter(register.filter("in_scope")["key_industry"].to_list()),
                len(employers) - len(in_scope),
                sum(one.dust_exposed for one in in_scope),
            )
            if not self.bad:
                self.bad = write_bad_files(people, register, self.folder / "bad")
        if unit.code == "jilin":
            double = corrections.duplicates(first["employers"][0])
            first["employers"].append(double)
            self._write(unit, "employers", [double], corrections.FILED_ON, "withdraw", "撤回重复登记")
        for name, parts in first.items():
            self._write(unit, name, parts, FIRST_FILED_ON, "upsert", "")
        for name, parts in self.further.own.items():
            self._write(unit, name, parts, FURTHER_FILED_ON, "upsert", "")
        for name, parts in later.items():
            self._write(unit, name, [part for part in parts if part.height], corrections.FILED_ON, "upsert", "补报更正")

    def _with_second(self, place: Place, measured: Events) -> polars.DataFrame:
        random = numpy.random.Generator(numpy.random.PCG64([self.seed, place.number, *b"remeasured"]))
        rows = [*measured.rows, *remeasured(measured.rows, random)]
        return polars.DataFrame(rows, infer_schema_length=None)

    def write_manifest(self) -> None:
        """What the province hands over for all its places, and the manifest, in the order of filing."""
        for name, parts in self.further.of_province.items():
            ending = ".csv" if name in (*LARGE, "dust_measurements") else ".xlsx"
            mark = "-历年" if name == "dust_measurements" else ""
            file = f"{FURTHER_FILED_ON:%m%d}-全省-{name}{mark}{ending}"
            self._file(name, parts, file, FURTHER_FILED_ON, "upsert", OFFICE, self.province)
        with (self.folder / "manifest.csv").open("w", encoding="utf-8-sig", newline="") as lines:
            out = csv.writer(lines)
            out.writerow(["file", "register", "mode", "sender", "region", "on"])
            for on, file, register, mode, sender, region in sorted(self.manifest):
                out.writerow([file, register, mode, sender, region, on.isoformat()])

    def _write(self, unit: UnitPlan, name: str, parts: list[polars.DataFrame], on: date, mode: str, mark: str) -> None:
        if not parts:
            return
        ending = ".csv" if name in LARGE else ".xlsx"
        file = f"{on:%m%d}-{unit.name}-{name}{mark and '-' + mark}{ending}"
        self._file(name, parts, file, on, mode, f"officer_{unit.code}", ",".join(unit.area.includes))

    def _file(
        self, name: str, parts: list[polars.DataFrame], file: str, on: date, mode: str, sender: str, region: str
    ) -> None:
        frame = polars.concat(parts, how="diagonal_relaxed")
        write_register(name, frame, self.folder / file)
        if self.filed is not None:
            self.filed.add(name, frame, file, on, mode, region)
        self.rows[name] += frame.height
        self.manifest.append((on, file, name, mode, sender, region))
