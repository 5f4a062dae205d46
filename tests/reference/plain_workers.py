"""The figures of workers and their examinations beside T1–T4, slowly. See `plain_rates`."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.reference.plain_dates import nth_working_day, plus_days, plus_months
from tests.reference.plain_rates import Counted, Registers, Row, _site, _workers
from tests.reference.plain_sites import at_employer, by_day


def _each(registers: Registers, on: date, judge: Any) -> list[Counted]:
    told = []
    for worker, employer, main in _workers(registers, on):
        judged = judge(worker)
        if judged is not None:
            told.append(Counted(employer["division"], main, int(judged), 1))
    return told


def exposed_worker_count(registers: Registers, on: date) -> list[Counted]:
    return _each(registers, on, lambda _: True)


def _has_contract(worker: Row, on: date) -> bool:
    signed, until = worker["contract_signed_on"], worker["contract_until"]
    if worker["contract_no"] is None and signed is None:
        return False
    return (signed is None or signed <= on) and (until is None or until >= on)


def contract_rate(registers: Registers, on: date) -> list[Counted]:
    return _each(registers, on, lambda worker: _has_contract(worker, on))


def hazard_notice_rate(registers: Registers, on: date) -> list[Counted]:
    return _each(registers, on, lambda worker: worker["hazard_notice"] is True if _has_contract(worker, on) else None)


def dispatched_worker_count(registers: Registers, on: date) -> list[Counted]:
    return _each(registers, on, lambda worker: worker["employment_type"] in ("dispatch", "outsourced"))


def surveillance_file_rate(registers: Registers, on: date) -> list[Counted]:
    return _each(registers, on, lambda worker: worker["surveillance_file"] is True)


def _examinations(registers: Registers, on: date) -> Iterator[tuple[Row, Row, bool]]:
    for row, employer, main in at_employer(registers, registers["health_examinations"]):
        if row["examined_on"] <= on and row["examined_on"].year == on.year:
            yield row, employer, main


def _each_examination(registers: Registers, on: date, judge: Any) -> list[Counted]:
    told = []
    for row, employer, main in _examinations(registers, on):
        judged = judge(row)
        if judged is not None:
            told.append(Counted(employer["division"], main, int(judged), 1))
    return told


def examination_items_rate(registers: Registers, on: date) -> list[Counted]:
    def judge(row: Row) -> bool | None:
        if row["examination_type"] != "periodic":
            return None
        done = row["items"] or []
        return row["chest_film_mode"] is not None and "chest_film" in done and "lung_function" in done

    return _each_examination(registers, on, judge)


def result_notice_rate(registers: Registers, on: date) -> list[Counted]:
    return _each_examination(registers, on, lambda row: by_day(row["worker_notified_on"], on))


def abnormal_handling_rate(registers: Registers, on: date) -> list[Counted]:
    present = {(worker["person"], *_site(worker)) for worker, _, _ in _workers(registers, on)}

    def judge(row: Row) -> bool | None:
        if row["conclusion"] == "suspected":
            return row["report_card_no"] is not None
        if row["conclusion"] == "contraindication":
            return (row["person"], *_site(row)) not in present
        if row["conclusion"] == "recheck":
            if row["recheck_due_on"] is not None and row["recheck_due_on"] > on:
                return None
            return by_day(row["rechecked_on"], on)
        return None

    return _each_examination(registers, on, judge)


def examination_upload_rate(registers: Registers, on: date) -> list[Counted]:
    def judge(row: Row) -> bool | None:
        reported = row["reported_on"] or row["examined_on"]
        if reported > on or reported.year < on.year - 1:
            return None
        until = nth_working_day(reported, 15)
        if not by_day(row["uploaded_on"], on) and until > on:
            return None
        return row["uploaded_on"] is not None and row["uploaded_on"] <= until

    return _each_examination(registers, on, judge)


def suspected_notice_rate(registers: Registers, on: date) -> list[Counted]:
    def judge(row: Row) -> bool | None:
        if row["conclusion"] != "suspected":
            return None
        told = by_day(row["worker_notified_on"], on) and by_day(row["employer_notified_on"], on)
        return told and row["report_card_no"] is not None

    return _each_examination(registers, on, judge)


def _of_person(registers: Registers, on: date) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in registers["health_examinations"]:
        if date(on.year - 2, 1, 1) <= row["examined_on"] <= on:
            found.setdefault((row["person"], *_site(row)), []).append(row)
    return found


def pre_placement_examination_rate(registers: Registers, on: date) -> list[Counted]:
    examinations = _of_person(registers, on)

    def judge(worker: Row) -> bool | None:
        start = worker["exposure_from"]
        if plus_months(start, 12) <= on:
            return None
        own = examinations.get((worker["person"], *_site(worker)), [])
        return any(
            row["examination_type"] == "pre_placement"
            and row["examined_on"] <= start <= plus_months(row["examined_on"], 12)
            for row in own
        )

    return _each(registers, on, judge)


def exit_examination_rate(registers: Registers, on: date) -> list[Counted]:
    examinations, last = _of_person(registers, on), {}
    for row in registers["exposed_workers"]:
        until = row["exposure_until"]
        gone = row["status"] in ("transferred", "left", "retired") and until is not None and until <= on
        key = (row["person"], *_site(row))
        if gone and plus_months(until, 12) > on and (key not in last or last[key]["exposure_until"] < until):
            last[key] = row
    told = []
    for row, employer, main in at_employer(registers, list(last.values())):
        until = row["exposure_until"]
        had = any(
            plus_days(one["examined_on"], 90) >= until
            and (
                one["examination_type"] == "exit"
                or (one["examination_type"] == "periodic" and one["examined_on"] <= until)
            )
            for one in examinations.get((row["person"], *_site(row)), [])
        )
        told.append(Counted(employer["division"], main, int(had), 1))
    return told
