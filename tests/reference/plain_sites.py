"""The figures of employers, their scope, projects and governance, slowly. See `plain_rates`."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.reference.plain_dates import plus_days, plus_months
from tests.reference.plain_places import code_on
from tests.reference.plain_rates import Counted, Registers, Row, _employers, _of_site, _site, _workers
from tests.reference.plain_rules import monitoring_months

KEY_INDUSTRIES = ("coal_mine", "non_coal_mine", "metallurgy", "building_materials")
REQUIRED = (
    *("uscc", "site_no", "name", "division", "industry", "key_industry", "size", "registration_type"),
    *("production_status", "in_scope", "hazard_class", "workers", "workers_exposed", "workers_dust_exposed"),
)


def at_employer(registers: Registers, rows: list[Row]) -> Iterator[tuple[Row, Row, bool]]:
    """Rows of counted employers: the row, its employer, whether that is of the main population."""
    known = {_site(employer): (employer, main) for employer, main in _employers(registers)}
    for row in rows:
        if row["uscc"] is not None and _site(row) in known:
            yield row, *known[_site(row)]


def by_day(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _each(registers: Registers, judge: Any) -> list[Counted]:
    """`judge(employer)` gives whether it counts, two numbers, or None for one that is not counted."""
    told = []
    for employer, main in _employers(registers):
        judged = judge(employer)
        if judged is not None:
            pair = judged if isinstance(judged, tuple) else (int(judged), 1)
            told.append(Counted(employer["division"], main, *pair))
    return told


def _registered(registers: Registers, judge: Any) -> list[Counted]:
    told = []
    for employer in registers["employers"]:
        judged = judge(employer)
        if judged is not None:
            pair = judged if isinstance(judged, tuple) else (int(judged), 1)
            told.append(Counted(employer["division"], True, *pair))
    return told


def scoped_employer_count(registers: Registers, on: date) -> list[Counted]:
    return _registered(registers, lambda one: one["in_scope"] is True)


def survey_completion_rate(registers: Registers, on: date) -> list[Counted]:
    def judge(one: Row) -> bool | None:
        due = one["production_status"] == "operating" and (one["workers"] or 0) >= 10
        if not due or one["industry"] is None or not 6 <= int(one["industry"][:2]) <= 46:
            return None
        return one["surveyed"] is True

    return _registered(registers, judge)


def exclusion_proof_rate(registers: Registers, on: date) -> list[Counted]:
    def judge(one: Row) -> bool | None:
        if one["in_scope"] is True:
            return None
        return one["exclusion_reason"] is not None and one["exclusion_proof"] is not None

    return _registered(registers, judge)


def required_cells_rate(registers: Registers, on: date) -> list[Counted]:
    def judge(one: Row) -> tuple[int, int]:
        filled = sum(one[name] is not None or name == "site_no" for name in REQUIRED)
        return filled + bool(one.get("dust_kinds", True)), len(REQUIRED) + 1

    return _registered(registers, judge)


def operating_employer_count(registers: Registers, on: date) -> list[Counted]:
    return _registered(registers, lambda one: one["production_status"] == "operating")


def key_industry_employer_count(registers: Registers, on: date) -> list[Counted]:
    return _each(registers, lambda one: one["key_industry"] in KEY_INDUSTRIES)


def health_unit_rate(registers: Registers, on: date) -> list[Counted]:
    def judge(one: Row) -> bool | None:
        if one["hazard_class"] == "general" and (one["workers"] or 0) <= 100:
            return None
        return one["health_unit"] is True

    return _each(registers, judge)


def manager_count(registers: Registers, on: date) -> list[Counted]:
    def judge(one: Row) -> tuple[int, int]:
        managers = (one["managers_full_time"] or 0) + (one["managers_part_time"] or 0)
        return managers, managers

    return _each(registers, judge)


def healthy_enterprise_count(registers: Registers, on: date) -> list[Counted]:
    levels = ("county_level", "prefecture_level", "province_level")
    return _each(
        registers,
        lambda one: one["healthy_enterprise"] in levels if one["key_industry"] in KEY_INDUSTRIES else None,
    )


def healthy_enterprise_activity_rate(registers: Registers, on: date) -> list[Counted]:
    return _each(registers, lambda one: one["healthy_enterprise"] not in (None, "none"))


def declared_headcount_rate(registers: Registers, on: date) -> list[Counted]:
    declarations = _of_site(registers, "hazard_declarations")
    there: dict[tuple[str, int], int] = {}
    for worker, _, _ in _workers(registers, on):
        there[_site(worker)] = there.get(_site(worker), 0) + 1

    def judge(one: Row) -> tuple[int, int] | None:
        made = [row for row in declarations.get(_site(one), []) if row["declared_on"] <= on]
        newest = max(made, key=lambda row: (row["declared_on"], row["order"]), default=None)
        if newest is None or newest["declaration_type"] == "cancellation" or _site(one) not in there:
            return None
        declared, counted = newest["workers_dust_exposed"], there[_site(one)]
        return None if declared is None else (min(abs(declared - counted), counted), counted)

    return _each(registers, judge)


def declaration_change_rate(registers: Registers, on: date) -> list[Counted]:
    told = []
    for row, employer, main in at_employer(registers, registers["hazard_declarations"]):
        if row["declaration_type"] != "change" or row["changed_on"] is None or row["declared_on"] > on:
            continue
        limit = 30 if row["change_reason"] == "project" else 15
        late = row["declared_on"] > plus_days(row["changed_on"], limit)
        told.append(Counted(employer["division"], main, int(not late), 1))
    return told


def _governed(registers: Registers, on: date) -> Iterator[tuple[Row, list[Row]]]:
    found = _of_site(registers, "governance_actions")
    for employer in registers["employers"]:
        actions = [row for row in found.get(_site(employer), []) if row["found_on"] <= on]
        if actions:
            yield employer, actions


def governed_employer_count(registers: Registers, on: date) -> list[Counted]:
    return [Counted(employer["division"], True, 1, 1) for employer, _ in _governed(registers, on)]


def _with_action(registers: Registers, on: date, action: str) -> list[Counted]:
    return [
        Counted(employer["division"], True, int(any(row["action"] == action for row in rows)), 1)
        for employer, rows in _governed(registers, on)
    ]


def suspended_employer_count(registers: Registers, on: date) -> list[Counted]:
    return _with_action(registers, on, "suspension")


def closing_employer_count(registers: Registers, on: date) -> list[Counted]:
    return _with_action(registers, on, "closure")


def governance_completion_rate(registers: Registers, on: date) -> list[Counted]:
    told = []
    for employer, rows in _governed(registers, on):
        closed = employer["production_status"] in ("closed", "closed_by_decision")
        done = all(
            by_day(row["done_on"], on) and (row["acceptance"] is not None or row["action"] == "closure") for row in rows
        )
        told.append(Counted(employer["division"], True, int(closed or done), 1))
    return told


def missed_employer_rate(registers: Registers, on: date) -> list[Counted]:
    whose: dict[str, list[Row]] = {}
    for row in registers["external_list_entries"]:
        if row["match_result"] in ("matched", "missed"):
            name = row["uscc"] or row["matched_uscc"] or row["list_kind"] + row["entry_no"]
            whose.setdefault(name, []).append(row)
    told = []
    for rows in whose.values():
        missed = all(row["match_result"] == "missed" for row in rows)
        told.append(Counted(min(code_on(row["division"], on) for row in rows), True, int(missed), 1))
    return told


def _positions(registers: Registers, on: date) -> dict[tuple[Any, ...], tuple[Row, bool]]:
    return {
        (*_site(worker), worker["work_position"]): (employer, main)
        for worker, employer, main in _workers(registers, on)
    }


def _measured(registers: Registers, on: date) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in registers["dust_measurements"]:
        counting = row["measurement_type"] in ("periodic", "status_evaluation") and row["sampled_on"] <= on
        if counting and row["work_position"] is not None:
            found.setdefault((*_site(row), row["work_position"]), []).append(row)
    return found


def facility_position_rate(registers: Registers, on: date) -> list[Counted]:
    working = {
        (*_site(row), row["work_position"])
        for row in registers["dust_control_facilities"]
        if row["state"] == "working" and (row["installed_on"] is None or row["installed_on"] <= on)
    }
    return [
        Counted(employer["division"], main, int(position in working), 1)
        for position, (employer, main) in _positions(registers, on).items()
    ]


def facility_running_rate(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(employer["division"], main, int(row["state"] == "working"), 1)
        for row, employer, main in at_employer(registers, registers["dust_control_facilities"])
        if row["installed_on"] is None or row["installed_on"] <= on
    ]


def measured_position_rate(registers: Registers, on: date) -> list[Counted]:
    measured, told = _measured(registers, on), []
    for position, (employer, main) in _positions(registers, on).items():
        months = monitoring_months(employer["hazard_class"], on)
        inside = any(plus_months(row["sampled_on"], months) >= on for row in measured.get(position, []))
        told.append(Counted(employer["division"], main, int(inside), 1))
    return told


def _positions_of_year(registers: Registers, on: date) -> Iterator[tuple[Row, bool, list[Row]]]:
    employers = {_site(employer): (employer, main) for employer, main in _employers(registers)}
    for (*site, _), rows in _measured(registers, on).items():
        if tuple(site) in employers and any(row["sampled_on"].year == on.year for row in rows):
            yield *employers[tuple(site)], rows


def _newest_within(rows: list[Row]) -> bool:
    newest = max(row["sampled_on"] for row in rows)
    return all(row["result"] != "over_limit" for row in rows if row["sampled_on"] == newest)


def _over_in_year(rows: list[Row], on: date) -> bool:
    return any(row["result"] == "over_limit" and row["sampled_on"].year == on.year for row in rows)


def position_compliance_rate(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(employer["division"], main, int(_newest_within(rows)), 1)
        for employer, main, rows in _positions_of_year(registers, on)
    ]


def over_limit_position_count(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(employer["division"], main, int(_over_in_year(rows, on)), 1)
        for employer, main, rows in _positions_of_year(registers, on)
    ]


def remeasured_position_count(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(employer["division"], main, int(_newest_within(rows)), 1)
        for employer, main, rows in _positions_of_year(registers, on)
        if _over_in_year(rows, on)
    ]


def measurement_items_rate(registers: Registers, on: date) -> list[Counted]:
    samples = _of_site(registers, "dust_measurements")

    def judge(one: Row) -> bool | None:
        rows = [
            row
            for row in samples.get(_site(one), [])
            if row["measurement_type"] in ("periodic", "status_evaluation")
            and row["sampled_on"] <= on
            and row["sampled_on"].year == on.year
        ]
        if not rows:
            return None
        fractions = {row["fraction"] for row in rows}
        return {"total", "respirable"} <= fractions and any(row["free_silica_percent"] is not None for row in rows)

    return _each(registers, judge)


def _paid_for_month(row: Row, on: date) -> bool:
    if row["status"] == "project_lump" and row["paid_until"] is None:
        return True
    told: date = row["paid_until"] or row["matched_on"]
    return told >= date(on.year, on.month, 1)


def _should_and_insured(registers: Registers, on: date, key_only: bool) -> list[Counted]:
    matches, told = _of_site(registers, "injury_insurance_matches"), []
    there: dict[tuple[str, int], int] = {}
    for worker, _, _ in _workers(registers, on):
        there[_site(worker)] = there.get(_site(worker), 0) + 1
    for employer, main in _employers(registers):
        if key_only and employer["key_industry"] not in KEY_INDUSTRIES:
            continue
        rows = matches.get(_site(employer), [])
        insured = {
            row["person"]
            for row in rows
            if row["status"] in ("paid", "project_lump")
            and (row["insured_from"] is None or row["insured_from"] <= on)
            and _paid_for_month(row, on)
        }
        named = {row["person"] for row in rows}
        should = max(employer["workers"] or 0, there.get(_site(employer), 0), len(named))
        told.append(Counted(employer["division"], main, len(insured), should))
    return told


def injury_insurance_rate(registers: Registers, on: date) -> list[Counted]:
    return _should_and_insured(registers, on, key_only=True)


def worker_insurance_rate(registers: Registers, on: date) -> list[Counted]:
    return _should_and_insured(registers, on, key_only=False)
