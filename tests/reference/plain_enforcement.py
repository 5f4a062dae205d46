"""The figures of enforcement and construction projects, slowly. See `plain_rates`."""

from collections.abc import Iterator
from datetime import date

from tests.reference.plain_dates import plus_months
from tests.reference.plain_divisions import counties, cut
from tests.reference.plain_rates import Counted, Registers, Row, _employers, _site
from tests.reference.plain_sites import KEY_INDUSTRIES, at_employer, by_day

PENALTIES = {"warning", "fine", "stop_work"}
FILED = PENALTIES | {"closure_proposed", "transferred"}


def _inspections(registers: Registers, on: date) -> Iterator[Row]:
    for row in registers["enforcement_cases"]:
        if row["document_no"] is not None and row["inspected_on"] <= on:
            yield row


def _of_year(registers: Registers, on: date) -> list[Row]:
    return [row for row in _inspections(registers, on) if row["inspected_on"].year == on.year]


def _took(row: Row, measures: set[str]) -> bool:
    return bool(measures & set(row["measures"] or []))


def _decided(row: Row, measures: set[str], on: date) -> bool:
    """One of the measures, decided in the year up to the day; where no day is written, on that of the inspection."""
    day = row["decided_on"] or row["inspected_on"]
    return _took(row, measures) and day <= on and day.year == on.year


def _handled(registers: Registers, on: date) -> list[Row]:
    return [
        row for row in _inspections(registers, on) if row["inspected_on"].year == on.year or _decided(row, FILED, on)
    ]


def enforcement_coverage_rate(registers: Registers, on: date) -> list[Counted]:
    inspected = {_site(row) for row in _of_year(registers, on)}
    return [
        Counted(employer["division"], main, int(_site(employer) in inspected), 1)
        for employer, main in _employers(registers)
    ]


def inspection_count(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(employer["division"], main, 1, 1)
        for _, employer, main in at_employer(registers, _of_year(registers, on))
    ]


def filed_case_count(registers: Registers, on: date) -> list[Counted]:
    return [Counted(row["agency_division"], True, int(_decided(row, FILED, on)), 1) for row in _handled(registers, on)]


def penalty_count(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(row["agency_division"], True, int(_decided(row, PENALTIES, on)), 1) for row in _handled(registers, on)
    ]


def _by_county(registers: Registers, on: date) -> dict[str, tuple[int, int]]:
    """County → inspections, penalties; every county of the province."""
    found = {county: (0, 0) for county in counties(on)}
    for row in _inspections(registers, on):
        county = cut(row["agency_division"], 6, on)
        if county in found:
            inspected, punished = found[county]
            of_year = row["inspected_on"].year == on.year
            found[county] = (inspected + of_year, punished + _decided(row, PENALTIES, on))
    return found


def zero_enforcement_county_count(registers: Registers, on: date) -> list[Counted]:
    return [Counted(county, True, int(done == 0), 1) for county, (done, _) in _by_county(registers, on).items()]


def zero_penalty_county_count(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(county, True, int(done > 0 and punished == 0), 1)
        for county, (done, punished) in _by_county(registers, on).items()
    ]


def _ordered(row: Row, on: date) -> bool:
    return _took(row, {"ordered"}) and by_day(row["correct_by"], on)


def correction_recheck_rate(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(row["agency_division"], True, int(by_day(row["rechecked_on"], on)), 1)
        for row in _inspections(registers, on)
        if _ordered(row, on) and row["correct_by"].year == on.year
    ]


def problem_correction_rate(registers: Registers, on: date) -> list[Counted]:
    rows = [row for row in _inspections(registers, on) if _ordered(row, on)]
    return [
        Counted(
            employer["division"], main, int(row["recheck_result"] == "corrected" and by_day(row["rechecked_on"], on)), 1
        )
        for row, employer, main in at_employer(registers, rows)
    ]


STAGES = ("feasibility", "design", "construction", "trial", "completed")


def _steps(project: Row, on: date) -> dict[str, tuple[bool, bool]]:
    """Step → whether it is due at the project's stage, whether it is done."""
    stage = STAGES.index(project["stage"])
    return {
        "pre_evaluation": (stage >= 1, by_day(project["pre_evaluated_on"], on)),
        "design": (stage >= 2, by_day(project["designed_on"], on)),
        "acceptance": (stage >= 4, by_day(project["control_evaluated_on"], on) and by_day(project["accepted_on"], on)),
    }


def _projects_of_year(registers: Registers, on: date) -> list[Row]:
    return [
        row
        for row in registers["construction_projects"]
        if row["approved_on"] <= on and row["approved_on"].year == on.year and row["key_industry"] in KEY_INDUSTRIES
    ]


def three_simultaneities_rate(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(row["division"], True, int(all(done or not due for due, done in _steps(row, on).values())), 1)
        for row in _projects_of_year(registers, on)
    ]


def project_inspection_rate(registers: Registers, on: date) -> list[Counted]:
    inspected = {row["project_code"] for row in _of_year(registers, on)}
    return [
        Counted(row["division"], True, int(row["project_code"] in inspected), 1)
        for row in _projects_of_year(registers, on)
    ]


def _recent(registers: Registers, on: date) -> list[Row]:
    return [
        row
        for row in registers["construction_projects"]
        if row["approved_on"] <= on <= plus_months(row["approved_on"], 36)
    ]


def project_count(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(employer["division"], main, 1, 1)
        for _, employer, main in at_employer(registers, _recent(registers, on))
    ]


def _step_rate(registers: Registers, on: date, step: str) -> list[Counted]:
    told = []
    for row, employer, main in at_employer(registers, _recent(registers, on)):
        due, done = _steps(row, on)[step]
        if due:
            told.append(Counted(employer["division"], main, int(done), 1))
    return told


def pre_evaluation_rate(registers: Registers, on: date) -> list[Counted]:
    return _step_rate(registers, on, "pre_evaluation")


def protective_design_rate(registers: Registers, on: date) -> list[Counted]:
    return _step_rate(registers, on, "design")


def acceptance_rate(registers: Registers, on: date) -> list[Counted]:
    return _step_rate(registers, on, "acceptance")
