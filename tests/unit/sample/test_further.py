"""The further registers: what one row says of another is so, and the truth file counts what the files hold."""

from datetime import date
from typing import Any

import polars
import pytest

from qingchen.registers.catalogue import register_named, registers
from tests.unit.sample.worlds import CountyWorld, FewUnits

FILED_BY_ACTS = {"claims", "answers", "recounts", "inspection_problems", "person_links"}
BEFORE = {
    *("employers", "hazard_declarations", "dust_measurements"),
    *("exposed_workers", "health_examinations", "trainings"),
}


@pytest.fixture(scope="module")
def patients(county: CountyWorld) -> polars.DataFrame:
    return county.registers.frames("patients")


@pytest.fixture(scope="module")
def truth(county: CountyWorld) -> dict[str, Any]:
    (told,) = county.truth["further"].values()
    return dict(told)


def test_every_register_that_comes_by_file_is_there(few_units: FewUnits) -> None:
    filed = {row["register"] for row in few_units.manifest}
    wanted = {name for name, register in registers().items() if register.importable} - FILED_BY_ACTS
    assert filed == wanted


def test_what_is_referred_to_is_there(few_units: FewUnits) -> None:
    employers = set(few_units.frames("employers", mode="upsert")["uscc"])
    for name in ("enforcement_cases", "governance_actions", "dust_control_facilities", "injury_insurance_matches"):
        assert set(few_units.frames(name)["uscc"]) <= employers, name
    people = set(few_units.frames("exposed_workers")["identity_number"])
    insured = few_units.frames("injury_insurance_matches")
    exposed = insured.filter(insured["identity_number"].is_in(list(people)))
    assert 0 < exposed.height < insured.height == insured["identity_number"].n_unique()
    assert set(insured["uscc"]) <= employers, "the department knows the others of the same employers too"
    institutions = set(few_units.frames("institutions")["institution_no"])
    cases = few_units.frames("patients")
    assert set(cases["diagnosis_institution_no"].drop_nulls()) <= institutions
    assert set(few_units.frames("follow_ups")["case_id"]) <= set(cases["case_id"])
    organisations = set(few_units.frames("institutions")["organisation_uscc"])
    for name in ("staff", "equipment"):
        assert set(few_units.frames(name)["organisation_uscc"]) <= organisations
    stations = set(few_units.frames("rehabilitation_stations")["station_no"])
    assert set(cases["station_no"].drop_nulls()) <= stations


def test_a_patient_s_employer_exists_or_is_marked_gone(county: CountyWorld, patients: polars.DataFrame) -> None:
    employers = set(county.registers.frames("employers")["uscc"])
    there = patients.filter("employer_exists")
    assert there.height > 0
    assert set(there["uscc"]) <= employers
    gone = patients.filter(~polars.col("employer_exists"))
    assert gone["uscc"].null_count() == gone.height
    assert gone["employer_at_diagnosis"].str.contains("已注销").all()


def test_some_cases_began_as_suspected_ones_of_an_examination(few_units: FewUnits) -> None:
    cases = few_units.frames("patients").select("identity_number", "uscc", "first_diagnosed_on", "report_card_no")
    suspected = few_units.frames("health_examinations").filter(polars.col("conclusion") == "suspected")
    both = cases.join(suspected, on=["identity_number", "uscc", "report_card_no"])
    assert both.height > 0
    assert (both["first_diagnosed_on"] > both["examined_on"]).all()


def test_measurements_of_earlier_years_show_a_trend_and_count_for_no_rate_of_2020(few_units: FewUnits) -> None:
    today = few_units.frames("dust_measurements", unit="officer")
    earlier = few_units.frames("dust_measurements", unit="province")
    assert set(earlier["sampled_on"].dt.year()) == {2017, 2018, 2019}
    newest = earlier["sampled_on"].max()
    assert isinstance(newest, date)
    assert newest < date(2019, 7, 1)
    assert set(earlier["uscc"]) <= set(today["uscc"])
    means = {}
    for year, frame in (("2017", earlier.filter(polars.col("sampled_on").dt.year() == 2017)), ("now", today)):
        means[year] = frame.filter(polars.col("dust_kind") == "silica")["c_twa_mg_m3"].mean()
    assert means["2017"] > means["now"]


def test_the_truth_counts_what_the_files_hold(
    county: CountyWorld, patients: polars.DataFrame, truth: dict[str, Any]
) -> None:
    living = patients.filter("alive", polars.col("not_counted_reason").is_null())
    assert truth["patients"] == patients.height
    assert truth["patients_living"] == living.height
    assert truth["patients_with_file"] == living["file_established"].sum()
    by_town: dict[str, int] = {}
    for village in living["resident_division"]:
        by_town[village[:9]] = by_town.get(village[:9], 0) + 1
    assert truth["residents_by_township"] == by_town
    assert truth["stations_due"]["station"] == sorted(town for town, count in by_town.items() if count >= 100)
    visits = county.registers.frames("follow_ups").filter(polars.col("visited_on") >= date(2020, 1, 1))
    assert truth["followed_up_2020"] == visits["case_id"].n_unique()


def test_townships_reach_a_hundred_residents_and_villages_ten(truth: dict[str, Any]) -> None:
    assert truth["stations_due"]["station"]
    assert truth["stations_due"]["point"]


def test_cases_are_in_the_proportions_of_a_province(few_units: FewUnits) -> None:
    cases = few_units.frames("patients")
    assert cases["alive"].mean() == pytest.approx(0.375, abs=0.03)
    assert (cases["sex"] == "male").mean() == pytest.approx(0.96, abs=0.03)
    assert (cases["stage"] == "stage_1").mean() == pytest.approx(0.73, abs=0.08)
    assert (cases["pneumoconiosis_kind"] == "silicosis").mean() == pytest.approx(0.83, abs=0.08)
    assert 0 < cases["identity_number"].null_count() < 0.2 * cases.height


def test_everybody_is_invented(few_units: FewUnits) -> None:
    for name, register in registers().items():
        if not register.importable or "identity_number" not in register.by_name or name in BEFORE | FILED_BY_ACTS:
            continue
        numbers = few_units.frames(name)["identity_number"].drop_nulls()
        assert numbers.str.starts_with("2299").all(), name


def test_the_recoded_county_writes_the_code_of_the_day(few_units: FewUnits) -> None:
    checks = few_units.frames("enforcement_cases", "gongzhuling")
    assert checks.height > 0
    early = checks.filter(polars.col("inspected_on") < date(2020, 6, 30))
    assert set(early["agency_division"]) == {"220381"}
    assert set(few_units.frames("patients", "gongzhuling")["reporting_division"]) == {"220184"}


def test_keys_are_unique_within_the_further_registers(few_units: FewUnits) -> None:
    clear = {"person_key": "identity_number"}
    for name in sorted({row["register"] for row in few_units.manifest} - BEFORE):
        frame = few_units.frames(name)
        keys = [clear.get(key, key) for key in register_named(name).key]
        assert frame.select(keys).n_unique() == frame.height, name


def test_a_position_over_the_limit_is_often_measured_again_and_mostly_within_it(few_units: FewUnits) -> None:
    measured = few_units.frames("dust_measurements")
    again = measured.filter(measured["report_no"].str.ends_with("-复"))
    first = measured.filter(measured["result"] == "over_limit").join(
        again.select(
            report_no=again["report_no"].str.strip_suffix("-复"), work_position="work_position", on="sampled_on"
        ),
        on=["report_no", "work_position"],
    )
    assert first.height == again.height > 2
    assert (first["on"] > first["sampled_on"]).all()
    assert again["result"].value_counts(sort=True)["result"][0] == "within_limit"


def test_a_change_is_declared_with_its_day_and_reason_mostly_in_time(few_units: FewUnits) -> None:
    changes = few_units.frames("hazard_declarations").filter(polars.col("declaration_type") == "change")
    days = (changes["declared_on"] - changes["changed_on"]).dt.total_days()
    assert changes.height > 10
    assert days.min() >= 0
    assert days.max() > 15, "some are late, or have the longer term of a project"
    assert days.median() <= 15
