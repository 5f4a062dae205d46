"""The figures of administration, supervision and technical institutions, slowly. See `plain_rates`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.reference.plain_divisions import PREFECTURES, counties, cut, townships
from tests.reference.plain_rates import Counted, Registers, Row
from tests.reference.plain_sites import by_day

EQUIPMENT = (
    *("dust_sampler", "dust_meter", "sound_meter", "gas_detector", "anemometer", "thermo_hygrometer"),
    *("enforcement_recorder", "camera", "laptop", "portable_printer", "vehicle", "protective_mask"),
)
MEASURING = EQUIPMENT[:6]


def _places(codes: list[str], having: set[str]) -> list[Counted]:
    return [Counted(code, True, int(code in having), 1) for code in codes]


def responsibility_letter_rate(registers: Registers, on: date) -> list[Counted]:
    letters = {
        cut(row["division"], 6, on)
        for row in registers["documents"]
        if row["document_kind"] == "responsibility_letter" and row["issued_on"] <= on
    }
    return _places(counties(on), letters)


def _institutions(registers: Registers, kind: str) -> list[Row]:
    return [
        row for row in registers["institutions"] if row["institution_kind"] == kind and row["status"] != "cancelled"
    ]


def _with_section(registers: Registers, on: date, kind: str) -> list[Counted]:
    rows = _institutions(registers, kind)
    return _places(counties(on), {cut(row["division"], 6, on) for row in rows if row["department"] is not None})


def county_section_rate(registers: Registers, on: date) -> list[Counted]:
    return _with_section(registers, on, "administration")


def disease_control_section_rate(registers: Registers, on: date) -> list[Counted]:
    return _with_section(registers, on, "disease_control")


def _filed_for_dust(row: Row, on: date) -> bool:
    valid = row["valid_until"] is None or row["valid_until"] >= on
    return by_day(row["filed_on"], on) and valid and row["status"] == "active" and "dust" in (row["scopes"] or [])


def diagnosis_institution_count(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(row["division"], True, int(_filed_for_dust(row, on)), 1)
        for row in _institutions(registers, "diagnosis")
    ]


def diagnosis_prefecture_rate(registers: Registers, on: date) -> list[Counted]:
    rows = [row for row in _institutions(registers, "diagnosis") if _filed_for_dust(row, on)]
    return _places(list(PREFECTURES), {cut(row["division"], 4, on) for row in rows})


def examination_county_rate(registers: Registers, on: date) -> list[Counted]:
    rows = [row for row in _institutions(registers, "examination") if _filed_for_dust(row, on)]
    return _places(counties(on), {cut(row["division"], 6, on) for row in rows})


def _diagnoses(registers: Registers, column: str) -> list[Counted]:
    told = []
    for row in _institutions(registers, "diagnosis"):
        number = row[column] or 0
        told.append(Counted(row["division"], True, number, max(number, row["accepted_cases"] or 0)))
    return told


def accepted_diagnosis_count(registers: Registers, on: date) -> list[Counted]:
    return _diagnoses(registers, "accepted_cases")


def closed_diagnosis_count(registers: Registers, on: date) -> list[Counted]:
    return _diagnoses(registers, "closed_cases")


def overdue_diagnosis_count(registers: Registers, on: date) -> list[Counted]:
    return _diagnoses(registers, "overdue_cases")


def _staff(registers: Registers, on: date) -> list[Row]:
    return [
        row
        for row in registers["staff"]
        if (row["since"] is None or row["since"] <= on) and (row["left_on"] is None or row["left_on"] > on)
    ]


def _staff_count(kind: str, posts: tuple[str, ...], judge: Callable[[Row], bool]) -> Any:
    def count(registers: Registers, on: date) -> list[Counted]:
        return [
            Counted(row["division"], True, int(judge(row)), 1)
            for row in _staff(registers, on)
            if row["organisation_kind"] == kind and row["post"] in posts
        ]

    return count


def _full_time(row: Row) -> bool:
    return bool(row["duty"] == "full_time")


def _part_time(row: Row) -> bool:
    return bool(row["duty"] == "part_time")


BOTH, OFFICERS, TECHNICIANS = ("administrator", "enforcement_officer"), ("enforcement_officer",), ("technician",)
administration_full_time_count = _staff_count("administration", BOTH, _full_time)
administration_part_time_count = _staff_count("administration", BOTH, _part_time)
supervision_full_time_count = _staff_count("supervision", OFFICERS, _full_time)
supervision_part_time_count = _staff_count("supervision", OFFICERS, _part_time)
disease_control_full_time_count = _staff_count("disease_control", TECHNICIANS, _full_time)
disease_control_part_time_count = _staff_count("disease_control", TECHNICIANS, _part_time)
disease_control_senior_count = _staff_count(
    "disease_control", TECHNICIANS, lambda row: row["title"] in ("senior", "associate_senior")
)
disease_control_intermediate_count = _staff_count(
    "disease_control", TECHNICIANS, lambda row: row["title"] == "intermediate"
)
disease_control_junior_count = _staff_count(
    "disease_control", TECHNICIANS, lambda row: row["title"] in (None, "junior", "none")
)


def enforcement_force_rate(registers: Registers, on: date) -> list[Counted]:
    there = {
        cut(row["division"], 6, on)
        for row in _staff(registers, on)
        if row["organisation_kind"] in ("administration", "supervision") and row["post"] in BOTH
    }
    return _places([*PREFECTURES, *counties(on)], there)


def _co_supervisors(registers: Registers, on: date) -> list[Row]:
    return [
        row
        for row in registers["co_supervisors"]
        if row["appointed_on"] <= on and (row["ended_on"] is None or row["ended_on"] > on)
    ]


def township_cover_rate(registers: Registers, on: date) -> list[Counted]:
    there = {cut(row["division"], 9, on) for row in _co_supervisors(registers, on)}
    officers = [row for row in _staff(registers, on) if row["post"] == "enforcement_officer"]
    there |= {cut(row["division"], 9, on) for row in officers if len(row["division"]) >= 9}
    return _places(townships(on), there)


def co_supervisor_activity_count(registers: Registers, on: date) -> list[Counted]:
    told = []
    for row in _co_supervisors(registers, on):
        times = (row["rounds_this_year"] or 0) + (row["reports_this_year"] or 0)
        told.append(Counted(row["division"], True, times, times))
    return told


def co_supervisor_training_rate(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(row["division"], True, int(by_day(row["trained_on"], on) and row["trained_on"].year == on.year), 1)
        for row in _co_supervisors(registers, on)
    ]


def officer_training_rate(registers: Registers, on: date) -> list[Counted]:
    trained = {
        row["person"]
        for row in registers["trainings"]
        if row["audience"] == "enforcement_officer"
        and row["passed"]
        and row["trained_until"] <= on
        and row["trained_until"].year == on.year
    }
    return [
        Counted(row["division"], True, int(row["person"] in trained), 1)
        for row in _staff(registers, on)
        if row["post"] == "enforcement_officer" and row["organisation_kind"] in ("administration", "supervision")
    ]


def equipment_item_rate(registers: Registers, on: date) -> list[Counted]:
    told = []
    for body in _institutions(registers, "supervision"):
        usable = {
            row["item"]
            for row in registers["equipment"]
            if row["organisation_uscc"] == body["organisation_uscc"] is not None
            and row["state"] == "in_use"
            and row["quantity"] > 0
            and row["item"] in EQUIPMENT
            and (row["item"] not in MEASURING or (row["calibration_due_on"] or date.min) >= on)
        }
        told.append(Counted(body["division"], True, len(usable), len(EQUIPMENT)))
    return told


def _experts(registers: Registers, on: date) -> list[Row]:
    return [
        row
        for row in registers["experts"]
        if (row["entered_on"] is None or row["entered_on"] <= on) and (row["left_on"] is None or row["left_on"] > on)
    ]


def expert_count(registers: Registers, on: date) -> list[Counted]:
    return [Counted(row["division"], True, 1, 1) for row in _experts(registers, on)]


def expert_draw_count(registers: Registers, on: date) -> list[Counted]:
    told = []
    for row in _experts(registers, on):
        times = row["draws_this_year"] or 0
        told.append(Counted(row["division"], True, times, times))
    return told
