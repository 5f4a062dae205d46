"""The file page of a patient (一人一档)."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import FileIds
from qingchen.registers.files.patient_file import PatientFile, stage_changes
from qingchen.registers.masked_rows import masked
from qingchen.registers.reader import ScopedReader, Version
from qingchen.web.presenters.persons import masked_fields
from qingchen.web.presenters.register_rows import facts, history_of, section, words

_PATIENTS = register_named("patients")
_PLACES = ("resident_division", "resident_since", "registered_division", "reporting_division", "employer_at_diagnosis")
_DIAGNOSIS = (
    "pneumoconiosis_kind",
    "stage",
    "staged_on",
    "first_diagnosed_on",
    "diagnosis_institution",
    "case_class",
    "complications",
    "dust_from",
    "dust_years",
    "work_position",
    "report_card_no",
    "stage_history",
    "stage_correction_reason",
)
_BENEFITS = {
    "insured": ("insurance_proof", "injury_recognised_on", "disability_grade", "injury_pension"),
    "employer": ("employer_exists", "employer_payment_proof"),
    "social": ("registered_poor", "serious_illness_treated", "treatment_hospital", "treated_on"),
}
_MOST = 50
"""Rows of a register of one person: a patient's follow-ups of a whole life are seldom more."""
_OF_EVERY_CLASS = ("benefits", "legal_aid", "legal_aid_no")
CLASSES = {
    "insured": ("A 类", "已参加工伤保险，由工伤保险基金支付。"),
    "employer": ("B 类", "未参加工伤保险、用人单位存在，由用人单位承担。"),
    "social": ("C 类", "未参加工伤保险且单位已不存在，或无法归因，由基本医保、大病保险、医疗救助和生活救助兜底。"),
}
UNCLASSED = ("未分类", "没有填写救治救助分类。")


def page(reader: ScopedReader, ids: FileIds, file: PatientFile) -> dict[str, Any]:
    """Everything that the template shows."""
    case = file.case
    key = (case["_batch"], case["_row"])
    hidden = masked("patients", pl.DataFrame({"_batch": [key[0]], "_row": [key[1]]}))[key]
    return {
        "case_id": case["case_id"],
        "name": hidden.get("name") or "（未填姓名）",
        "tags": [told for name in ("pneumoconiosis_kind", "stage") if (told := _word(case, name))],
        "alive": case["alive"],
        "not_counted": _word(case, "not_counted_reason"),
        "tallies": _tallies(file),
        "hidden": masked_fields(_PATIENTS, hidden),
        "person": facts(_PATIENTS, case, ("sex", "identity_missing_reason", "died_on", "death_cause")),
        "row": ids.row("patients", *key),
        "places": facts(_PATIENTS, case, _PLACES),
        "diagnosis": facts(_PATIENTS, case, _DIAGNOSIS),
        "history": history_of(ids, "patients", *key),
        "stages": [_stage(ids, version) for version in stage_changes(file)],
        "benefit_class": CLASSES.get(case["benefit_class"], UNCLASSED),
        "benefits": facts(_PATIENTS, case, (*_BENEFITS.get(case["benefit_class"], ()), *_OF_EVERY_CLASS)),
        "other_benefits": facts(_PATIENTS, case, _other_than(case["benefit_class"])),
        "station": _station(file),
        "rehabilitated_on": case["rehabilitated_on"],
        "employer_token": _employer_seen(reader, ids, case["uscc"]),
        "sections": [section(reader, ids, name, rows, most=_MOST) for name, rows in file.rows.items()],
        "unmatched": case["person_key"] is None and not file.linked,
        "linked": file.linked,
        "batch": key[0],
        "source": reader.source(key[0], case["_sheet"], case["_line"]).text,
        "versions": len(file.versions),
    }


def _tallies(file: PatientFile) -> list[dict[str, str]]:
    case, visits = file.case, file.rows.get("follow_ups")
    follow_ups = register_named("follow_ups")
    latest = None if visits is None else visits.row(0, named=True)
    return [
        {"title": "期别", "value": _word(case, "stage"), "said": f"{case['staged_on'] or '未填'} 定期"},
        {
            "title": "首次诊断",
            "value": str(case["first_diagnosed_on"] or "—"),
            "said": _word(case, "diagnosis_institution"),
        },
        {
            "title": "救治救助分类",
            "value": CLASSES.get(case["benefit_class"], UNCLASSED)[0],
            "said": _word(case, "benefits") or "未填享受的保障",
        },
        {
            "title": "随访",
            "value": str(0 if visits is None else visits.height),
            "said": "没有随访记录"
            if latest is None
            else f"最近 {latest['visited_on']}：{words(follow_ups.by_name['result'], latest['result'])}",
        },
    ]


def _employer_seen(reader: ScopedReader, ids: FileIds, uscc: str | None) -> str:
    """The token of the employer's first site that the reader may see; empty where there is none."""
    sites = reader.matching("employers", "uscc", uscc).sort("site_no") if uscc else None
    return ids.employer(uscc, sites["site_no"][0] or 1) if uscc and sites is not None and sites.height else ""


def _stage(ids: FileIds, version: Version) -> dict[str, str]:
    values = version.values
    return {
        "stage": _word(values, "stage"),
        "staged_on": str(values["staged_on"] or version.about),
        "reason": values["stage_correction_reason"] or "",
        "known_on": version.known_on.isoformat(),
        "source": version.source.text,
        "history": history_of(ids, "patients", version.batch, version.row),
    }


def _station(file: PatientFile) -> list[tuple[str, str]]:
    if file.station is None:
        return []
    stations = register_named("rehabilitation_stations")
    return facts(stations, file.station, ("station_name", "station_kind", "division", "host", "state", "opened_on"))


def _other_than(benefit_class: str | None) -> tuple[str, ...]:
    """Fields of the other classes: benefits overlap, and what is filled in against the class is worth seeing."""
    return tuple(name for other, names in _BENEFITS.items() if other != benefit_class for name in names)


def _word(values: Mapping[str, Any], name: str) -> str:
    return words(_PATIENTS.by_name[name], values[name])
