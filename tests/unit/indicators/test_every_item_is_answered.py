"""Every item marked as computable is answered by an indicator, or said not to be, with a reason."""

import csv
from pathlib import Path

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.not_computed import NOT_COMPUTED
from qingchen.standards import rules
from tests.reference.plain_figures import FIGURES

TESTS = Path(__file__).resolve().parents[2]
CAMPAIGN = Path(__file__).resolve().parents[3] / "campaigns" / "jilin-2020"


def _computable() -> dict[str, dict[str, str]]:
    found = {}
    for form in ("form1.csv", "form2.csv"):
        with (CAMPAIGN / form).open(encoding="utf-8-sig", newline="") as lines:
            found |= {line["code"]: line for line in csv.DictReader(lines) if line["computed"] == "Y"}
    return found


def test_every_computable_item_has_an_indicator_or_a_reason_and_never_both():
    answered = {item for indicator in indicators().values() for item in indicator.items}
    assert answered | set(NOT_COMPUTED) == set(_computable())
    assert not answered & set(NOT_COMPUTED)


def test_the_parts_of_an_indicator_are_those_of_its_item():
    items = _computable()
    for indicator in indicators().values():
        for item in indicator.items if indicator.part else ():
            assert indicator.part in items[item]["parts"].split("|"), indicator.name


def test_items_that_are_a_rate_are_answered_by_rates_and_numbers_by_counts():
    items = _computable()
    for indicator in indicators().values():
        for item in indicator.items:
            if items[item]["answer_type"] == "比率":
                assert indicator.measure == "rate", f"{item}: {indicator.name}"
            if items[item]["answer_type"] == "数字" and items[item]["unit"] != "%":
                assert indicator.measure == "count", f"{item}: {indicator.name}"


def test_items_about_an_employer_are_told_by_employer():
    for indicator in indicators().values():
        if any(item.startswith("AF") for item in indicator.items):
            assert indicator.per_employer, indicator.name


def test_every_indicator_is_worked_out_in_a_spec_test_and_told_by_the_plain_reference():
    spec = "".join(path.read_text(encoding="utf-8") for path in (TESTS / "spec").glob("test_*.py"))
    assert [name for name in indicators() if f'"{name}"' not in spec] == []
    assert set(FIGURES) == set(indicators())


def test_every_target_belongs_to_an_indicator():
    assert set(rules.target_names()) <= {indicator.target for indicator in indicators().values()} | {
        "periodic_monitoring_year_rate",
        "health_examination_overdue_rate",
    }


def test_every_item_with_a_target_and_every_target_of_the_plan_is_held_against_it():
    """T1–T11 of the dossier; T12 is a progress in step, told by T10 and the treatment of the registered poor."""
    plan = {
        *("declaration_rate", "periodic_monitoring_rate", "health_examination_rate", "principal_training_rate"),
        *("manager_training_rate", "worker_training_rate", "three_simultaneities_rate", "enforcement_coverage_rate"),
        *("injury_insurance_rate", "enforcement_force_rate", "township_cover_rate", "diagnosis_prefecture_rate"),
        *("examination_county_rate", "patient_file_rate", "follow_up_completion_rate"),
    }
    assert plan <= set(rules.target_names())
    assert {"patient_township_count", "patient_village_count", "rehabilitation_provision_rate"} <= set(indicators())
