"""The file of a patient (一人一档): the case, how it came about, follow-ups, benefits, rehabilitation, earlier work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from qingchen.problems import Problem
from qingchen.registers.linkage.linkage import LINKAGES
from qingchen.registers.linkage.linked import linked_ids
from qingchen.registers.reader import ScopedReader, Version

BY_CASE = ("follow_ups",)
BY_PERSON = (
    "exposed_workers",
    "health_examinations",
    "injury_insurance_matches",
    "medical_aid_matches",
    "legal_aid_cases",
)
"""Registers whose rows name the person by an identity number: the case's own, or one that linkage says is the same."""
_LINKAGES = tuple(one.name for one in LINKAGES.values() if one.left.register == "patients")


@dataclass(frozen=True)
class PatientFile:
    """What is known of one case about a day, as known on a day.

    case      the winning row of the register of patients
    versions  every version of it, the oldest first: the history of stages, residence and benefits
    rows      winning rows of other registers by name, the newest day first; a register without a row is not there
    linked    whether rows stand here because somebody confirmed that another number is this person
    station   the winning row of the rehabilitation station that the case names, where there is one
    """

    case: Mapping[str, Any]
    versions: tuple[Version, ...]
    rows: Mapping[str, pl.DataFrame]
    linked: bool
    station: Mapping[str, Any] | None


def patient_file(reader: ScopedReader, case_id: str) -> PatientFile:
    """Raises Problem.thing.not_found: no such case in the area."""
    cases = reader.matching("patients", "case_id", case_id)
    if not cases.height:
        raise Problem("thing.not_found", what="这份患者档案")
    case = cases.row(0, named=True)
    found = {name: reader.matching(name, "case_id", case_id) for name in BY_CASE}
    persons = _persons(reader, case)
    for name in BY_PERSON:
        found[name] = (
            pl.concat([reader.matching(name, "person_key", one) for one in persons]) if persons else pl.DataFrame()
        )
    rows = {name: held.sort("_about", "_batch", "_row", descending=True) for name, held in found.items() if held.height}
    versions = tuple(reader.history("patients", {"case_id": case_id}))
    linked = any(one != case["person_key"] for one in persons)
    return PatientFile(case, versions, rows, linked, _station(reader, case))


def stage_changes(file: PatientFile) -> list[Version]:
    """The versions in which the stage is another than in the one before, by the day they are about: 晋期."""
    changes: list[Version] = []
    for version in sorted(file.versions, key=lambda one: (one.about, one.batch, one.row)):
        if version.act == "put" and (not changes or version.values["stage"] != changes[-1].values["stage"]):
            changes.append(version)
    return changes


def _persons(reader: ScopedReader, case: Mapping[str, Any]) -> tuple[str, ...]:
    """The stand-ins of the person's numbers: the case's own first, then those linked with it."""
    own = dict.fromkeys([case["person_key"]] if case["person_key"] is not None else [])
    for name in _LINKAGES:
        own |= dict.fromkeys(linked_ids(reader, name, case["case_id"]))
    return tuple(own)


def _station(reader: ScopedReader, case: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if not case["station_no"]:
        return None
    stations = reader.matching("rehabilitation_stations", "station_no", case["station_no"])
    return stations.row(0, named=True) if stations.height else None
