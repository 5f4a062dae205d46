"""Each rule of a register: the row that keeps it, the row that breaks it, and the row that does not say.

A row is the register's examples with what a line changes; `None` empties a cell.
"""

# ruff: noqa: E501  (a table with a rule a line is read across)

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.cells.kinds import dtype_of, read_column
from qingchen.registers.register import Register
from qingchen.registers.validate import validate

pytestmark = pytest.mark.usefixtures("july_2020")


@cache
def examples(name: str) -> dict[str, Any]:
    columns = register_named(name).columns
    return {column.name: read_column(column, pl.Series([column.example]))[0][0] for column in columns if column.example}


def told(name: str, *rows: dict[str, Any]) -> set[str]:
    """The rules that the rows break, faults and hints."""
    register = register_named(name)
    schema = {column.name: dtype_of(column) for column in register.columns}
    frame = pl.DataFrame([examples(name) | row for row in rows], schema=schema)
    return {problem.rule for problem in validate(register, frame, "表.xlsx")}


def on(text: str) -> date:
    return date.fromisoformat(text)


LEFT = {"status": "left", "exposure_until": on("2018-01-01")}
FINED = {
    "measures": ["fine"],
    "fine_yuan": 50_000.0,
    "decision_no": "示1",
    "decided_on": on("2020-06-01"),
    "correct_by": None,
}
SOCIAL = {"benefit_class": "social", "employer_exists": False, "benefits": ["basic_insurance"], "insurance_proof": None}
DEAD = {"alive": False, "died_on": on("2020-07-01"), "rehabilitated_on": None}
SUSPECTED = {"conclusion": "suspected", "report_card_no": "K1", "worker_notified_on": on("2020-05-20")}
FIBRE = {
    "fraction": "fibre", "dust_kind": "asbestos", "free_silica_percent": None, "concentration_mg_m3": None,
    "c_twa_mg_m3": None, "fibre_c_twa_f_ml": 0.8, "peak_mg_m3": None, "limit_used": 0.8,
}  # fmt: skip
COMPLETED = {
    "stage": "completed", "control_evaluated_on": on("2020-05-01"), "accepted_on": on("2020-06-01"),
    "reported_on": on("2020-06-10"),
}  # fmt: skip
LOST = {"result": "lost", "lost_reason": "wrong_phone"}

# (register, rule, the row that breaks it, the row that just keeps it)
RULES: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("employers", "industry_of_another_edition", {"industry": "3032", "key_industry": "building_materials", "industry_edition": "gbt_4754_2011"}, {"industry": "3032", "key_industry": "building_materials"}),
    ("employers", "key_industry_not_of_its_code", {"key_industry": "coal_mine"}, {"key_industry": "coal_mine", "key_industry_reason": "煤矿附属"}),
    ("employers", "excluded_without_proof", {"in_scope": False, "exclusion_reason": "other"}, {"in_scope": False, "exclusion_reason": "other", "exclusion_proof": "证明"}),
    ("employers", "micro_though_larger", {"in_scope": False, "exclusion_reason": "micro", "exclusion_proof": "证明"}, {"in_scope": False, "exclusion_reason": "micro", "exclusion_proof": "证明", "size": "micro"}),
    ("employers", "closed_though_operating", {"in_scope": False, "exclusion_reason": "closed", "exclusion_proof": "证明"}, {"in_scope": False, "exclusion_reason": "closed", "exclusion_proof": "证明", "production_status": "closed"}),
    ("employers", "exposed_over_workers", {"workers": 47, "migrant_workers": None}, {"workers": 48, "migrant_workers": None}),
    ("employers", "women_exposed_over_exposed", {"women_exposed": 53}, {"women_exposed": 52}),
    ("employers", "migrants_over_workers", {"migrant_workers": 91}, {"migrant_workers": 90}),
    ("employers", "health_unit_without_full_time_manager", {"managers_full_time": 0}, {"managers_full_time": 0, "health_unit": False}),
    ("employers", "outside_province", {"longitude": 116.4, "latitude": 39.9}, {"longitude": 131.4, "latitude": 46.4}),
    ("employers", "half_a_position", {"latitude": None}, {"latitude": None, "longitude": None}),
    ("hazard_declarations", "accepted_late", {"declared_on": on("2020-06-15"), "accepted_on": on("2020-06-23")}, {"declared_on": on("2020-06-15"), "accepted_on": on("2020-06-22")}),
    ("hazard_declarations", "change_without_reason", {"declaration_type": "change"}, {"declaration_type": "change", "change_reason": "process"}),
    ("hazard_declarations", "change_reason_without_change", {"change_reason": "process"}, {"change_reason": None}),
    ("hazard_declarations", "change_declared_late", {"declaration_type": "change", "change_reason": "process", "changed_on": on("2020-02-29")}, {"declaration_type": "change", "change_reason": "process", "changed_on": on("2020-03-01")}),
    ("hazard_declarations", "change_declared_late", {"declaration_type": "change", "change_reason": "project", "changed_on": on("2020-02-14")}, {"declaration_type": "change", "change_reason": "project", "changed_on": on("2020-02-15")}),
    ("hazard_declarations", "accepted_at_another_level", {"ownership": "central"}, {"ownership": "central", "accepting_level": "prefecture"}),
    ("hazard_declarations", "dust_without_workers", {"workers_dust_exposed": 0}, {"workers_dust_exposed": 1}),
    ("exposed_workers", "minor_in_post", {"born_on": on("2002-07-01"), "exposure_from": on("2020-01-01"), "identity_number": "E1234567"}, {"born_on": on("2002-06-30"), "exposure_from": on("2020-01-01"), "identity_number": "E1234567"}),
    ("exposed_workers", "born_otherwise_than_numbered", {"born_on": on("1960-01-02")}, {"born_on": on("1960-01-01")}),
    ("exposed_workers", "sex_otherwise_than_numbered", {"sex": "female"}, {"sex": "unstated"}),
    ("exposed_workers", "contract_signed_late", {"contract_signed_on": on("2015-04-02")}, {"contract_signed_on": on("2015-04-01")}),
    ("dust_measurements", "within_though_over_the_limit", {"c_twa_mg_m3": 1.1}, {"c_twa_mg_m3": 1.0}),
    ("dust_measurements", "within_though_over_the_limit", {"c_twa_mg_m3": 0.8, "free_silica_percent": 50.1, "limit_used": 0.7}, {"c_twa_mg_m3": 0.8, "free_silica_percent": 50.0}),
    ("dust_measurements", "over_though_within_the_limit", {"result": "over_limit"}, {"result": "over_limit", "c_twa_mg_m3": 1.01}),
    ("dust_measurements", "limit_not_the_one_in_force", {"limit_used": 0.7}, {"limit_used": None}),
    ("dust_measurements", "peak_under_average", {"peak_mg_m3": 0.5}, {"peak_mg_m3": 0.6}),
    ("dust_measurements", "peak_over_multiple", {"peak_mg_m3": 5.1}, {"peak_mg_m3": 5.0}),
    ("dust_measurements", "duration_implausible", {"sampling_mode": "personal", "duration_min": 59.0}, {"sampling_mode": "personal", "duration_min": 60.0}),
    ("dust_measurements", "no_concentration", {"concentration_mg_m3": None}, FIBRE),
    ("dust_measurements", "no_average", {"c_twa_mg_m3": None}, FIBRE),
    ("dust_measurements", "no_fibre_count", FIBRE | {"fibre_c_twa_f_ml": None}, FIBRE),
    ("dust_measurements", "fibres_of_a_dust_without_any", FIBRE | {"dust_kind": "coal"}, FIBRE),
    ("dust_control_facilities", "last_maintained_on_before_installed_on", {"installed_on": on("2020-03-03"), "filter_changed_on": None}, {"installed_on": on("2020-03-02")}),
    ("dust_control_facilities", "ventilation_without_airflow", {"designed_airflow_m3_h": 0.0}, {"designed_airflow_m3_h": None}),
    ("health_examinations", "uploaded_late", {"reported_on": on("2020-05-15"), "uploaded_on": on("2020-06-08")}, {"reported_on": on("2020-05-15"), "uploaded_on": on("2020-06-05")}),
    ("health_examinations", "no_dust_examined", {"hazards": ["noise"]}, {"hazards": ["noise", "silica"]}),
    ("health_examinations", "suspected_without_card", SUSPECTED | {"report_card_no": None}, SUSPECTED),
    ("health_examinations", "suspected_without_notice", SUSPECTED | {"worker_notified_on": None}, SUSPECTED),
    ("health_examinations", "card_without_suspicion", {"report_card_no": "K1"}, SUSPECTED),
    ("health_examinations", "recheck_without_term", {"conclusion": "recheck"}, {"conclusion": "recheck", "recheck_due_on": on("2020-08-12")}),
    ("health_examinations", "pre_placement_after_start", {"examination_type": "pre_placement", "exposure_from": on("2020-05-11")}, {"examination_type": "pre_placement", "exposure_from": on("2020-05-12")}),
    ("health_examinations", "exit_examination_out_of_time", {"examination_type": "exit", "left_on": on("2020-06-12")}, {"examination_type": "exit", "left_on": on("2020-06-11")}),
    ("health_examinations", "exit_examination_out_of_time", {"examination_type": "exit", "left_on": on("2020-05-11")}, {"examination_type": "exit", "left_on": on("2020-05-12")}),
    ("health_examinations", "periodic_before_start", {"exposure_from": on("2020-05-13")}, {"exposure_from": on("2020-05-12")}),
    ("trainings", "hours_under_the_least", {"hours": 15.0}, {"hours": 16.0}),
    ("trainings", "hours_under_the_least", {"hours": 3.9, "audience": "worker", "first_training": None}, {"hours": 4.0, "audience": "worker", "first_training": None}),
    ("patients", "no_identity_number", {"identity_number": None}, {"identity_number": None, "identity_missing_reason": "historic"}),
    ("patients", "reason_though_identity_number", {"identity_missing_reason": "historic"}, {}),
    ("patients", "residence_not_a_village", {"resident_division": "220184103"}, {}),
    ("patients", "resident_before_born", {"resident_since": on("1959-12-31")}, {"resident_since": on("1960-01-01")}),
    ("patients", "first_diagnosed_on_before_dust_from", {"dust_from": on("2010-05-19"), "dust_years": 1.0}, {"dust_from": on("2010-05-18"), "dust_years": 1.0}),
    ("patients", "dust_before_least_age", {"dust_from": on("1975-12-31")}, {"dust_from": on("1976-01-01")}),
    ("patients", "more_dust_years_than_life", {"dust_years": 50.5}, {"dust_years": 50.0}),
    ("patients", "none_and_a_benefit", {"benefits": ["none", "medical_aid"]}, {"benefits": ["none"]}),
    ("follow_ups", "none_and_a_benefit", {"benefits": ["none", "medical_aid"]}, {"benefits": ["none"]}),
    ("patients", "none_and_a_complication", {"complications": ["none", "copd"]}, {"complications": ["none"]}),
    ("patients", "insured_without_proof", {"insurance_proof": None}, SOCIAL),
    ("patients", "employer_pays_though_gone", SOCIAL | {"benefit_class": "employer"}, SOCIAL),
    ("patients", "social_though_employer_exists", SOCIAL | {"employer_exists": True}, SOCIAL | {"employer_exists": True, "case_class": "unattributed"}),
    ("patients", "unattributed_yet_insured", {"case_class": "unattributed"}, SOCIAL | {"case_class": "unattributed"}),
    ("patients", "benefit_against_class", SOCIAL | {"benefits": ["work_injury_insurance"]}, SOCIAL | {"benefits": None}),
    ("patients", "poor_without_treatment", {"registered_poor": True}, {"registered_poor": True} | DEAD),
    ("patients", "treated_without_hospital", {"serious_illness_treated": True}, {"serious_illness_treated": True, "treatment_hospital": "示例医院", "treated_on": on("2020-01-01")}),
    ("patients", "legal_aid_without_number", {"legal_aid": "closed"}, {"legal_aid": "closed", "legal_aid_no": "1"}),
    ("patients", "died_on_before_first_diagnosed_on", DEAD | {"died_on": on("2010-05-17")}, DEAD | {"died_on": on("2010-05-18")}),
    ("patients", "died_on_before_rehabilitated_on", DEAD | {"rehabilitated_on": on("2020-07-02")}, DEAD | {"rehabilitated_on": on("2020-07-01")}),
    ("patients", "alive_though_dead", {"died_on": on("2020-07-01")}, DEAD),
    ("patients", "dead_without_day", DEAD | {"died_on": None}, DEAD),
    ("patients", "duplicate_of_nobody", {"not_counted_reason": "duplicate_card"}, {"not_counted_reason": "duplicate_card", "counted_as_case": "SL-0002"}),
    ("patients", "duplicate_of_itself", {"not_counted_reason": "duplicate_card", "counted_as_case": "SL-0001"}, {}),
    ("follow_ups", "lost_without_reason", {"result": "lost"}, LOST),
    ("follow_ups", "reason_though_found", {"lost_reason": "refused"}, LOST),
    ("follow_ups", "dead_without_day", {"result": "dead"}, {"result": "dead", "died_on": on("2020-06-11")}),
    ("follow_ups", "day_of_death_though_not_dead", {"died_on": on("2020-06-11")}, {"result": "dead", "died_on": on("2020-06-11")}),
    ("follow_ups", "visited_on_before_died_on", {"result": "dead", "died_on": on("2020-06-12")}, {"result": "dead", "died_on": on("2020-06-11")}),
    ("enforcement_cases", "fewer_than_two_officers", {"officer_certificates": "示2200001"}, {"officer_certificates": "示2200001/示2200002"}),
    ("enforcement_cases", "nothing_found_and_a_measure", {"measures": ["none", "warning"], "correct_by": None}, {"measures": ["none"]}),
    ("enforcement_cases", "fined_without_decision", FINED | {"decision_no": None}, FINED),
    ("enforcement_cases", "decision_without_day", FINED | {"decided_on": None}, FINED),
    ("enforcement_cases", "fine_without_measure", FINED | {"measures": ["warning"]}, FINED),
    ("enforcement_cases", "measure_without_fine", FINED | {"fine_yuan": None}, FINED),
    ("enforcement_cases", "fine_over_the_article", FINED | {"penalty_article": "article_70", "fine_yuan": 100_001.0}, FINED | {"penalty_article": "article_70", "fine_yuan": 100_000.0}),
    ("enforcement_cases", "fine_over_the_article", FINED | {"penalty_article": "article_72", "fine_yuan": 200_001.0}, FINED | {"penalty_article": "article_72", "fine_yuan": 200_000.0}),
    ("enforcement_cases", "fine_under_the_article", FINED | {"penalty_article": "article_71", "fine_yuan": 49_999.0}, FINED | {"penalty_article": "article_71"}),
    ("enforcement_cases", "ordered_without_term", {"correct_by": None}, {"correct_by": None, "measures": ["warning"]}),
    ("enforcement_cases", "rechecked_without_result", {"recheck_result": None}, {"recheck_result": None, "rechecked_on": None}),
    ("enforcement_cases", "result_without_recheck", {"rechecked_on": None}, {"recheck_result": None, "rechecked_on": None}),
    ("governance_actions", "done_on_before_found_on", {"done_on": on("2020-04-07")}, {"done_on": on("2020-04-08")}),
    ("governance_actions", "done_without_acceptance", {"acceptance": None}, {"acceptance": None, "done_on": None}),
    ("governance_actions", "done_without_proof", {"proof": None}, {"proof": None, "done_on": None}),
    ("construction_projects", "accepted_before_completed", {"accepted_on": on("2020-06-01"), "reported_on": on("2020-06-02")}, COMPLETED),
    ("construction_projects", "control_evaluated_before_built", {"control_evaluated_on": on("2020-06-01")}, COMPLETED),
    ("construction_projects", "pre_evaluated_on_due_by_stage", {"pre_evaluated_on": None}, {"pre_evaluated_on": None, "stage": "feasibility", "designed_on": None}),
    ("construction_projects", "designed_on_due_by_stage", {"designed_on": None}, {"designed_on": None, "stage": "design"}),
    ("construction_projects", "control_evaluation_due_when_completed", COMPLETED | {"control_evaluated_on": None}, COMPLETED),
    ("construction_projects", "acceptance_due_when_completed", COMPLETED | {"accepted_on": None}, COMPLETED),
    ("construction_projects", "serious_without_outside_experts", {"outside_experts": None}, {"outside_experts": None, "risk_class": "general"}),
    ("construction_projects", "serious_accepted_without_report", COMPLETED | {"reported_on": None}, COMPLETED),
    ("injury_insurance_matches", "uninsured_with_days", {"status": "not_insured"}, {"status": "not_insured", "paid_until": None}),
    ("injury_insurance_matches", "paid_though_ended_before", {"paid_until": on("2020-05-31")}, {"paid_until": on("2020-06-01")}),
    ("medical_aid_matches", "treated_without_hospital", {"scheme": "serious_illness_treatment"}, {"scheme": "serious_illness_treatment", "hospital": "示例医院", "treated_on": on("2020-05-01")}),
    ("legal_aid_cases", "accepted_without_day", {"accepted_on": None}, {}),
    ("legal_aid_cases", "closed_without_day", {"closed_on": None}, {}),
    ("legal_aid_cases", "day_of_closing_though_open", {"status": "accepted", "outcome": None}, {"status": "accepted", "outcome": None, "closed_on": None}),
    ("legal_aid_cases", "closed_without_outcome", {"outcome": None}, {}),
    ("institutions", "filed_without_day", {"filed_on": None}, {"filed_on": None, "institution_kind": "disease_control"}),
    ("institutions", "diagnosis_with_too_few_doctors", {"institution_kind": "diagnosis", "dust_doctors": 2}, {"institution_kind": "diagnosis", "dust_doctors": 3}),
    ("institutions", "service_without_validity", {"institution_kind": "technical_service"}, {"institution_kind": "technical_service", "valid_until": on("2023-05-10")}),
    ("institutions", "closed_over_accepted", {"accepted_cases": 1, "closed_cases": 2}, {"accepted_cases": 2, "closed_cases": 2}),
    ("institutions", "overdue_over_accepted", {"accepted_cases": 1, "overdue_cases": 2}, {"accepted_cases": None, "overdue_cases": 2}),
    ("staff", "left_before_since", {"left_on": on("2018-03-31")}, {"left_on": on("2018-04-01")}),
    ("staff", "officer_without_certificate", {"certificate_no": None}, {"certificate_no": None, "post": "administrator"}),
    ("co_supervisors", "not_a_township", {"division": "220184"}, {}),
    ("co_supervisors", "ended_before_appointed", {"ended_on": on("2020-03-19")}, {"ended_on": on("2020-03-20")}),
    ("equipment", "calibration_ends_before_it_begins", {"calibration_due_on": on("2020-01-15")}, {"calibration_due_on": on("2020-01-16")}),
    ("equipment", "instrument_without_calibration", {"calibration_due_on": None}, {"calibration_due_on": None, "item": "camera"}),
    ("experts", "left_before_entered", {"left_on": on("2020-01-09")}, {"left_on": on("2020-01-10")}),
    ("rehabilitation_stations", "station_above_township", {"division": "220184"}, {}),
    ("rehabilitation_stations", "point_above_village", {"station_kind": "point"}, {"station_kind": "point", "division": "220184103200"}),
    ("rehabilitation_stations", "running_without_day", {"opened_on": None}, {"opened_on": None, "state": "planned"}),
    ("rehabilitation_stations", "fewer_visits_than_persons", {"visits": 63}, {"visits": 64}),
    ("rehabilitation_stations", "running_without_the_seven", {"has_nurse": False}, {"has_nurse": False, "state": "building"}),
    ("documents", "items_unreadable", {"items": "第一条"}, {"items": "ZH1-01，AF2-03"}),
    ("documents", "digest_unreadable", {"file_digest": "abc"}, {"file_digest": None}),
    ("external_list_entries", "matched_to_nobody", {"matched_uscc": None}, {"matched_uscc": None, "match_result": "missed"}),
    ("external_list_entries", "missed_and_matched", {"match_result": "missed"}, {}),
    ("employers", "no_dust_though_in_scope", {"in_scope": False, "exclusion_reason": "no_dust", "exclusion_proof": "证明"}, {"in_scope": False, "exclusion_reason": "no_dust", "exclusion_proof": "证明", "workers_dust_exposed": 0}),
    ("employers", "workers_chemical_exposed_over_exposed", {"workers_chemical_exposed": 53}, {"workers_chemical_exposed": 52}),
    ("employers", "workers_physical_exposed_over_exposed", {"workers_physical_exposed": 53}, {"workers_physical_exposed": 52}),
    ("employers", "workers_radiation_exposed_over_exposed", {"workers_radiation_exposed": 53}, {"workers_radiation_exposed": None}),
    ("employers", "workers_biological_exposed_over_exposed", {"workers_biological_exposed": 53}, {"workers_biological_exposed": 52}),
    ("employers", "temporary_code_without_reason", {"uscc": "T0000000000000000X", "source_note": None}, {"uscc": "T0000000000000000X"}),
    ("hazard_declarations", "workers_exposed_without_dust", {"dust": False}, {"dust": False, "workers_dust_exposed": 0}),
    ("exposed_workers", "born_before_1900", {"born_on": on("1899-12-31"), "identity_number": "E1", "status": "retired"}, {"born_on": on("1900-01-01"), "identity_number": "E1", "status": "retired"}),
    ("dust_measurements", "below_limit_without_limit", {"below_limit": True}, {"below_limit": True, "detection_limit_mg_m3": 0.2}),
    ("patients", "diagnosed_before_born", {"born_on": on("2010-05-18"), "identity_number": "E1", "dust_from": None, "dust_years": 0.0, "resident_since": None}, {"born_on": on("2010-05-17"), "identity_number": "E1", "dust_from": None, "dust_years": 0.0, "resident_since": None}),
    ("exposed_workers", "insurance_ended_before_begun", {"insured_from": on("2018-03-01"), "insured_until": on("2018-02-28")}, {"insured_from": on("2018-03-01"), "insured_until": on("2018-03-01")}),
    ("trainings", "certificate_ends_before_training", {"certificate_until": on("2020-05-18")}, {"certificate_until": on("2020-05-19")}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rule", "broken", "kept"), RULES, ids=[f"{line[0]}-{line[1]}" for line in RULES])
def test_a_row_breaks_its_rule_and_the_row_beside_it_none(
    name: str, rule: str, broken: dict[str, Any], kept: dict[str, Any]
) -> None:
    assert told(name, broken) == {rule}
    assert told(name, kept) == set()


def test_a_row_that_says_only_what_it_must_breaks_no_rule_of_its_register_twice() -> None:
    for name in sorted({line[0] for line in RULES}):
        register = register_named(name)
        only = {
            column.name: None for column in register.columns if not column.required and column.name != register.about
        }
        own = {rule.name for rule in register.rules} & told(name, only)
        faults = {rule.name for rule in register.rules if rule.severity == "fault"} & own
        assert faults <= ASKED_OF_THE_EXAMPLE.get(name, set()), name


ASKED_OF_THE_EXAMPLE = {
    "dust_measurements": {"silica_without_content", "no_concentration", "no_average"},
    "enforcement_cases": {"ordered_without_term"},
    "external_list_entries": {"matched_to_nobody"},
    "institutions": {"filed_without_day"},
    "legal_aid_cases": {"accepted_without_day", "closed_without_day", "closed_without_outcome"},
    "patients": {"insured_without_proof", "no_identity_number"},
    "rehabilitation_stations": {"running_without_day"},
    "staff": {"officer_without_certificate"},
    "trainings": {"no_employer"},
}
"""What the example's own kind asks for beyond the required columns."""


def test_a_stage_falls_only_with_a_reason() -> None:
    before = {"stage": "stage_2", "staged_on": on("2016-03-02"), "effective_on": on("2020-06-30")}
    after = {"stage": "stage_1", "effective_on": on("2020-07-10")}
    assert told("patients", before, after) == {"stage_fell_without_reason"}
    assert told("patients", after, before) == {"stage_fell_without_reason"}
    assert told("patients", before, after | {"stage_correction_reason": "鉴定改变"}) == set()
    assert told("patients", before | {"stage": "legacy_1_plus"}, after) == set()
    assert told("patients", before | {"case_id": "SL-0002"}, after) == set()
    assert told("patients", before | {"stage": "unstaged"}, after) == set()


def test_a_later_visit_of_a_patient_is_not_before_an_earlier_one() -> None:
    second = {"follow_up_no": 2, "visited_on": on("2020-06-10")}
    assert told("follow_ups", {}, second) == {"visited_before_the_visit_before"}
    assert told("follow_ups", {}, second | {"visited_on": on("2020-06-11")}) == set()
    assert told("follow_ups", {}, second | {"case_id": "SL-0002"}) == set()


def test_nobody_is_in_two_courses_on_one_day() -> None:
    first = {"trained_from": on("2020-05-18"), "trained_until": on("2020-05-22"), "hours": 40.0}
    other = {"training_no": "PX2020-002", "trained_from": on("2020-05-22"), "trained_until": on("2020-05-23")}
    assert told("trainings", first, other) == {"in_two_places_at_once"}
    assert told("trainings", other, first) == {"in_two_places_at_once"}
    assert told("trainings", first, other | {"mode": "online"}) == set()
    assert told("trainings", first, other | {"trained_from": on("2020-05-23")}) == set()
    assert told("trainings", first, other | {"identity_number": "229900195202291231"}) == set()


def test_total_dust_is_not_less_than_the_respirable_part_of_it() -> None:
    respirable = {"sample_no": "F002", "fraction": "respirable", "c_twa_mg_m3": 0.65, "limit_used": 0.7}
    assert told("dust_measurements", {}, respirable) == {"total_under_respirable"}
    assert told("dust_measurements", {}, respirable | {"c_twa_mg_m3": 0.6}) == set()
    assert told("dust_measurements", {}, respirable | {"work_position": "筛分"}) == set()
    assert told("dust_measurements", {}, respirable | {"sampling_mode": "personal", "duration_min": 480.0}) == set()


def test_a_film_is_of_one_person() -> None:
    first = {"film_no": "P1", "chest_film_mode": "digital_radiography"}
    other = first | {"exam_no": "TJ2020-00002", "identity_number": "229900195202291231"}
    assert told("health_examinations", first, other) == {"film_number_of_another"}
    assert told("health_examinations", first, other | {"film_no": "P2"}) == set()
    assert told("health_examinations", first, other | {"institution_no": "I2"}) == set()
    assert told("health_examinations", first | {"examined_on": on("2019-05-12")}, other) == set()
    assert told("health_examinations", first | {"film_no": None}, other | {"film_no": None}) == set()


def test_employers_of_one_name_in_one_county_under_two_codes_are_looked_at() -> None:
    other = {"uscc": "91229900MA0DEMA02Y", "name": "示例（采石）有限公司"}
    assert told("employers", {}, other) == {"same_name_with_another_code"}
    assert told("employers", {}, other | {"division": "220282"}) == set()
    assert told("employers", {}, {"site_no": 2}) == set()


def test_one_person_has_one_post_in_an_employer() -> None:
    assert told("exposed_workers", {}, {"spell": 2}) == {"in_two_posts"}
    assert told("exposed_workers", LEFT, {"spell": 2}) == set()
    assert told("exposed_workers", {}, {"spell": 2, "effective_on": on("2020-07-01")}) == set()
    assert told("exposed_workers", {}, {"spell": 2, "uscc": "91229900MA0DEMA02Y"}) == set()


def test_a_hint_keeps_no_file_out_and_says_so() -> None:
    register = register_named("dust_measurements")
    schema = {column.name: dtype_of(column) for column in register.columns}
    frame = pl.DataFrame([examples("dust_measurements") | {"c_twa_mg_m3": 1.1}], schema=schema)
    problems = validate(register, frame, "表.xlsx")
    assert (problems.total, problems.hints, problems.faults) == (0, 1, [])
    assert "（提示，不影响接收）" in problems[0].text
    assert "填写为“符合”" in problems[0].text
    both = problems + validate(register, frame.with_columns(report_no=pl.lit(None, dtype=pl.String)), "表.xlsx")
    assert (both.total, both.hints) == (1, 2)


def day_order(register: Register) -> dict[str, tuple[str, str]]:
    """Rule to (day, earlier day), of the rules that are named by two days: `reported_on_before_sampled_on`."""
    found = {}
    for rule in register.rules:
        later, _, earlier = rule.name.partition("_before_")
        pair = [name if name in register.by_name else f"{name}_on" for name in (later, earlier)]
        if set(pair) <= register.by_name.keys():
            found[rule.name] = (pair[0], pair[1])
    return found


DAYS = [(register.name, rule, *pair) for register in registers().values() for rule, pair in day_order(register).items()]


@pytest.mark.parametrize(("name", "rule", "later", "earlier"), DAYS, ids=[f"{line[0]}-{line[1]}" for line in DAYS])
def test_a_day_may_be_the_earlier_one_or_after_it_but_not_before(
    name: str, rule: str, later: str, earlier: str
) -> None:
    day = on("2020-05-12")
    assert rule in told(name, {earlier: day, later: on("2020-05-11")})
    assert rule not in told(name, {earlier: day, later: day})
    assert rule not in told(name, {earlier: day, later: None})


def test_every_rule_of_every_register_has_its_rows() -> None:
    elsewhere = (Path(__file__).parent / "test_validate.py").read_text(encoding="utf-8")
    here = Path(__file__).read_text(encoding="utf-8")
    tested = {(line[0], line[1]) for line in (*RULES, *DAYS)}
    untested = [
        (register.name, rule.name)
        for register in registers().values()
        for rule in (*register.rules, *register.file_rules)
        if (register.name, rule.name) not in tested and f'"{rule.name}"' not in elsewhere + here
    ]
    assert untested == []
