"""Which registers are linked with which."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qingchen.problems import Problem


@dataclass(frozen=True, slots=True)
class Side:
    """One register of a linkage.

    identifier   the analytic column that names a person there and never changes (`case_id`, `person_key`)
    only         values of clear columns that a row must have
    """

    register: str
    identifier: str
    only: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Linkage:
    """Each record of `left` is looked for on the `right`."""

    name: str
    title: str
    left: Side
    right: Side


_PATIENTS = Side("patients", "case_id")
LINKAGES = {
    one.name: one
    for one in (
        Linkage("patients_workers", "患者与接尘劳动者", _PATIENTS, Side("exposed_workers", "person_key")),
        Linkage(
            "patients_injury_insurance", "患者与工伤保险", _PATIENTS, Side("injury_insurance_matches", "person_key")
        ),
        Linkage("patients_medical_aid", "患者与医保救助", _PATIENTS, Side("medical_aid_matches", "person_key")),
        Linkage(
            "suspected_patients",
            "体检疑似与患者",
            Side("health_examinations", "person_key", {"conclusion": "suspected"}),
            _PATIENTS,
        ),
    )
}


def linkage_named(name: str) -> Linkage:
    """Raises Problem.thing.not_found."""
    if name not in LINKAGES:
        raise Problem("thing.not_found", what=f"名为“{name}”的比对")
    return LINKAGES[name]
