"""The rates T1–T4, slowly: every object in turn, every rule as the dossier says it.

Takes winning rows as lists of dictionaries by register (names of the registers' columns; the person is `person`).
Gives for each indicator a list of `Counted`. Imports nothing of qingchen.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.reference.plain_dates import plus_months
from tests.reference.plain_rules import HOURS, examination_months, monitoring_months

Row = dict[str, Any]
Registers = dict[str, list[Row]]


@dataclass(frozen=True)
class Counted:
    """One object: where it is, whether it is of the main population, how much of it counts."""

    division: str
    main: bool
    numerator: int
    denominator: int


def _site(row: Row) -> tuple[str, int]:
    return row["uscc"], row["site_no"] or 1


def _employers(registers: Registers) -> Iterator[tuple[Row, bool]]:
    """Every counted employer, with whether it is of the main population."""
    for employer in registers["employers"]:
        main = bool(employer["in_scope"]) and employer["production_status"] == "operating"
        if main or employer["exclusion_reason"] not in ("no_dust", "duplicate"):
            yield employer, main


def _of_site(registers: Registers, register: str) -> dict[tuple[str, int], list[Row]]:
    found: dict[tuple[str, int], list[Row]] = {}
    for row in registers[register]:
        if row["uscc"] is not None:
            found.setdefault(_site(row), []).append(row)
    return found


def declaration_rate(registers: Registers, on: date) -> list[Counted]:
    declarations = _of_site(registers, "hazard_declarations")
    told = []
    for employer, main in _employers(registers):
        made = [row for row in declarations.get(_site(employer), []) if row["declared_on"] <= on]
        newest = max(made, key=lambda row: (row["declared_on"], row["order"]), default=None)
        declared = newest is not None and newest["declaration_type"] != "cancellation" and newest["dust"] is True
        told.append(Counted(employer["division"], main, int(declared), 1))
    return told


def _measured(registers: Registers, on: date, enough: Callable[[Row, date], bool]) -> list[Counted]:
    measurements = _of_site(registers, "dust_measurements")
    told = []
    for employer, main in _employers(registers):
        days = [
            row["sampled_on"]
            for row in measurements.get(_site(employer), [])
            if row["measurement_type"] in ("periodic", "status_evaluation") and row["sampled_on"] <= on
        ]
        covered = any(enough(employer, day) for day in days)
        told.append(Counted(employer["division"], main, int(covered), 1))
    return told


def periodic_monitoring_rate(registers: Registers, on: date) -> list[Counted]:
    def in_cycle(employer: Row, day: date) -> bool:
        return plus_months(day, monitoring_months(employer["hazard_class"], on)) >= on

    return _measured(registers, on, in_cycle)


def periodic_monitoring_year_rate(registers: Registers, on: date) -> list[Counted]:
    return _measured(registers, on, lambda employer, day: day.year == on.year)


def _workers(registers: Registers, on: date) -> Iterator[tuple[Row, Row, bool]]:
    """Every worker in post, with the employer; of several open spells the newest."""
    employers = {_site(employer): (employer, main) for employer, main in _employers(registers)}
    newest: dict[tuple[Any, ...], Row] = {}
    for row in registers["exposed_workers"]:
        begun = row["exposure_from"] <= on
        ended = row["exposure_until"] is not None and row["exposure_until"] <= on
        if row["status"] != "in_post" or not begun or ended or _site(row) not in employers:
            continue
        key = (row["person"], *_site(row))
        if key not in newest or (row["spell"] or 1) > (newest[key]["spell"] or 1):
            newest[key] = row
    for row in newest.values():
        yield row, *employers[_site(row)]


def _examined(registers: Registers, on: date, until: date) -> list[Counted]:
    examinations: dict[tuple[Any, ...], list[Row]] = {}
    for row in registers["health_examinations"]:
        examinations.setdefault((row["person"], *_site(row)), []).append(row)
    first_day, told = date(on.year, 1, 1), []
    for worker, employer, main in _workers(registers, on):
        own = examinations.get((worker["person"], *_site(worker)), [])
        before = {
            kind: max(
                (
                    row["examined_on"]
                    for row in own
                    if row["examination_type"] == kind and row["examined_on"] < first_day
                ),
                default=None,
            )
            for kind in ("periodic", "pre_placement")
        }
        since = before["periodic"] or before["pre_placement"] or worker["exposure_from"]
        months = examination_months(worker["dust_kind"], employer["key_industry"] == "coal_mine")
        if plus_months(since, months) > until:
            continue
        had = any(row["examination_type"] == "periodic" and first_day <= row["examined_on"] <= on for row in own)
        told.append(Counted(employer["division"], main, int(had), 1))
    return told


def health_examination_rate(registers: Registers, on: date) -> list[Counted]:
    return _examined(registers, on, date(on.year, 12, 31))


def health_examination_overdue_rate(registers: Registers, on: date) -> list[Counted]:
    return _examined(registers, on, on)


def _trainings(registers: Registers, audience: str, on: date) -> dict[tuple[str, int], list[Row]]:
    """By site, the trainings for `audience` up to the day that were passed and had the hours."""
    found: dict[tuple[str, int], list[Row]] = {}
    for site, rows in _of_site(registers, "trainings").items():
        held = [row for row in rows if row["audience"] == audience and row["trained_until"] <= on and row["passed"]]
        for row in held:
            repeated = any(
                other["person"] == row["person"] and other["trained_until"] < row["trained_until"] for other in held
            )
            if row["hours"] >= HOURS[audience][1 if repeated else 0]:
                found.setdefault(site, []).append(row)
    return found


def principal_training_rate(registers: Registers, on: date) -> list[Counted]:
    trainings = _trainings(registers, "principal", on)
    return [
        Counted(
            employer["division"],
            main,
            int(any(row["trained_until"].year == on.year for row in trainings.get(_site(employer), []))),
            1,
        )
        for employer, main in _employers(registers)
    ]


def manager_training_rate(registers: Registers, on: date) -> list[Counted]:
    trainings, told = _trainings(registers, "manager", on), []
    for employer, main in _employers(registers):
        managers = (employer["managers_full_time"] or 0) + (employer["managers_part_time"] or 0)
        people = {row["person"] for row in trainings.get(_site(employer), []) if row["trained_until"].year == on.year}
        told.append(Counted(employer["division"], main, min(managers, len(people)), max(managers, 1)))
    return told


def worker_training_rate(registers: Registers, on: date) -> list[Counted]:
    trainings: dict[tuple[Any, ...], list[date]] = {}
    for site, rows in _trainings(registers, "worker", on).items():
        for row in rows:
            trainings.setdefault((row["person"], *site), []).append(row["trained_until"])
    told = []
    for worker, employer, main in _workers(registers, on):
        days, start = trainings.get((worker["person"], *_site(worker)), []), worker["exposure_from"]
        in_year = any(day.year == on.year for day in days)
        before_start = start.year == on.year and any(day <= start <= plus_months(day, 12) for day in days)
        told.append(Counted(employer["division"], main, int(in_year or before_start), 1))
    return told


RATES: dict[str, Callable[[Registers, date], list[Counted]]] = {
    function.__name__: function
    for function in (
        declaration_rate,
        periodic_monitoring_rate,
        health_examination_rate,
        principal_training_rate,
        manager_training_rate,
        worker_training_rate,
        health_examination_overdue_rate,
        periodic_monitoring_year_rate,
    )
}
