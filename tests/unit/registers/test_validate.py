"""Rules between the values of a row."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from qingchen.registers.catalogue import register_named
from qingchen.registers.cells.kinds import dtype_of
from qingchen.registers.validate import validate

pytestmark = pytest.mark.usefixtures("july_2020")
EMPLOYER = {
    "uscc": "91229900MA0DEMA01U", "site_no": 1, "name": "示例采石有限公司", "division": "220184", "industry": "1011",
    "key_industry": "non_coal_mine", "size": "small", "registration_type": "private", "production_status": "operating",
    "in_scope": True, "workers": 86, "workers_exposed": 52, "workers_dust_exposed": 45, "hazard_class": "serious",
    "dust_kinds": ["silica"], "effective_on": date(2020, 6, 30),
}  # fmt: skip
WORKER = {
    "identity_type": "identity_card", "identity_number": "229900196001010012", "name": "示例甲",
    "uscc": "91229900MA0DEMA01U", "site_no": 1, "spell": 1, "work_position": "破碎", "dust_kind": "silica",
    "exposure_from": date(2015, 3, 1), "employment_type": "labour_contract", "status": "in_post",
    "effective_on": date(2020, 6, 30),
}  # fmt: skip
MEASUREMENT = {
    "report_no": "R1", "sample_no": "S1", "provider_no": "P1", "uscc": "91229900MA0DEMA01U", "site_no": 1,
    "measurement_type": "periodic", "sampled_on": date(2020, 4, 21), "work_position": "破碎", "dust_kind": "silica",
    "free_silica_percent": 23.5, "fraction": "total", "sampling_mode": "area", "duration_min": 15.0,
    "concentration_mg_m3": 0.8, "c_twa_mg_m3": 0.6, "result": "within_limit",
}  # fmt: skip
TRAINING = {
    "training_no": "T1", "trained_from": date(2020, 5, 18), "trained_until": date(2020, 5, 19), "hours": 16.0,
    "mode": "in_person", "audience": "principal", "identity_number": "229900196001010012", "name": "示例甲",
    "uscc": "91229900MA0DEMA01U", "passed": True,
}  # fmt: skip
EXAMINATION = {
    "exam_no": "E1", "institution_no": "I1", "identity_number": "229900196001010012", "name": "示例甲",
    "uscc": "91229900MA0DEMA01U", "examined_on": date(2020, 5, 12), "examination_type": "periodic",
    "hazards": ["silica"], "conclusion": "normal",
}  # fmt: skip
RIGHT = {
    "employers": EMPLOYER,
    "exposed_workers": WORKER,
    "dust_measurements": MEASUREMENT,
    "trainings": TRAINING,
    "health_examinations": EXAMINATION,
}


def rules_broken(name: str, *rows: dict[str, Any]) -> list[str]:
    register = register_named(name)
    schema = {column.name: dtype_of(column) for column in register.columns}
    frame = pl.DataFrame([RIGHT[name] | row for row in rows], schema=schema)
    return [problem.rule for problem in validate(register, frame, "file.xlsx").faults]


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_row_breaks_nothing(name: str) -> None:
    assert rules_broken(name, {}) == []


@pytest.mark.parametrize(
    ("name", "change", "rule"),
    [
        ("employers", {"workers_dust_exposed": 53}, "dust_exposed_over_exposed"),
        ("employers", {"workers_exposed": 87}, "exposed_over_workers"),
        ("employers", {"in_scope": False, "exclusion_proof": "停产证明"}, "excluded_without_reason"),
        ("employers", {"exclusion_reason": "other"}, "reason_though_in_scope"),
        ("employers", {"name": None}, "required"),
        ("employers", {"disease_cases": -1}, "under_minimum"),
        ("employers", {"workers": -1, "workers_exposed": -1, "workers_dust_exposed": -1}, "under_minimum"),
        ("employers", {"division": "229999"}, "no_such_division"),
        ("exposed_workers", {"exposure_from": date(1975, 12, 31)}, "exposed_before_sixteen"),
        ("exposed_workers", {"born_on": date(2003, 7, 1), "exposure_from": date(2020, 1, 1)}, "minor_in_post"),
        ("exposed_workers", {"exposure_until": date(2020, 1, 1)}, "in_post_though_ended"),
        ("exposed_workers", {"status": "left", "exposure_until": date(2014, 1, 1)}, "ended_before_begun"),
        (
            "exposed_workers",
            {"contract_signed_on": date(2020, 1, 2), "contract_until": date(2020, 1, 1)},
            "contract_ended_before_signed",
        ),
        ("dust_measurements", {"free_silica_percent": None}, "silica_without_content"),
        ("dust_measurements", {"free_silica_percent": 9.9}, "silica_under_ten_percent"),
        ("dust_measurements", {"duration_min": 0.0}, "sampled_no_time"),
        ("dust_measurements", {"reported_on": date(2020, 4, 20)}, "reported_before_sampled"),
        ("dust_measurements", {"sampled_on": date(2020, 7, 21)}, "in_the_future"),
        ("trainings", {"trained_from": date(2020, 5, 20)}, "ended_before_begun"),
        ("trainings", {"hours": 0.0}, "no_hours"),
        ("trainings", {"hours": 49.0}, "hours_do_not_fit"),
        ("trainings", {"uscc": None}, "no_employer"),
        ("health_examinations", {"examined_on": date(2020, 7, 21)}, "in_the_future"),
        ("health_examinations", {"uploaded_on": date(2020, 5, 11)}, "uploaded_on_before_examined"),
    ],
)
def test_a_wrong_row_is_told_its_rule(name: str, change: dict[str, Any], rule: str) -> None:
    assert set(rules_broken(name, change)) == {rule}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("employers", {"in_scope": False, "exclusion_reason": "micro", "exclusion_proof": "规模认定", "size": "micro"}),
        ("exposed_workers", {"exposure_from": date(1976, 1, 1)}),
        ("exposed_workers", {"born_on": date(2002, 6, 30), "exposure_from": date(2020, 1, 1)}),
        ("dust_measurements", {"free_silica_percent": 10.0}),
        ("dust_measurements", {"dust_kind": "coal", "free_silica_percent": None}),
        ("dust_measurements", {"sampled_on": date(2020, 7, 20)}),
        ("trainings", {"hours": 48.0}),
        ("trainings", {"uscc": None, "audience": "enforcement_officer"}),
    ],
)
def test_a_row_on_the_right_side_of_the_line_passes(name: str, change: dict[str, Any]) -> None:
    assert rules_broken(name, change) == []


def test_a_county_recoded_counts_by_the_day_of_the_row() -> None:
    before, after = {"effective_on": date(2020, 6, 29)}, {"effective_on": date(2020, 6, 30)}
    assert rules_broken("employers", {"division": "220381"} | before) == []
    assert rules_broken("employers", {"division": "220381"} | after) == ["no_such_division"]
    assert rules_broken("employers", {"division": "220184"} | after) == []


def test_a_state_may_stand_again_with_a_later_day_but_not_twice_with_one() -> None:
    assert rules_broken("exposed_workers", {}, {"effective_on": date(2020, 7, 1)}) == []
    left = {"status": "left", "exposure_until": date(2018, 1, 1)}
    assert rules_broken("exposed_workers", left, {"spell": 2}) == []
    assert rules_broken("exposed_workers", {}, {"spell": 2}) == ["in_two_posts", "in_two_posts"]
    assert rules_broken("exposed_workers", {}, {}) == ["duplicate_key"]


def test_an_event_is_one_whatever_day_it_names() -> None:
    assert rules_broken("dust_measurements", {}, {"sampled_on": date(2020, 4, 22)}) == ["duplicate_key"]


def test_the_sentence_names_file_line_column_and_what_was_found() -> None:
    register = register_named("employers")
    schema = {column.name: dtype_of(column) for column in register.columns}
    (problem,) = validate(
        register, pl.DataFrame([EMPLOYER | {"workers_dust_exposed": 53}], schema=schema), "表.xlsx"
    ).faults
    assert problem.text == "表.xlsx第 1 行「接尘人数」：接尘人数不得大于接害人数。填写为“53”。请核对两列后改正。"
