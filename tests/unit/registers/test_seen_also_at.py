"""A patient is seen where the case was reported and where the patient lives, and nowhere else."""

from datetime import date

import pytest

from qingchen.problems import Problem
from qingchen.registers.files.patient_file import patient_file
from qingchen.registers.files.residents import residents
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area
from tests.file_store import FileStore

DAY = date(2020, 7, 31)
REPORTED, LIVES, ELSEWHERE = "220502", "220184103", "220102"


@pytest.fixture
def store(tmp_path):
    held = FileStore(tmp_path)
    case = {"case_id": "SL-1", "reporting_division": REPORTED, "resident_division": LIVES, "alive": True}
    held.add("patients", [case | {"effective_on": date(2019, 1, 1)}], DAY, region=(REPORTED,))
    return held


def _reader(store, *codes):
    return ScopedReader(Actor("officer", "示例", Role.PLACE, Area(codes)), store.snapshot(DAY, DAY))


@pytest.mark.parametrize("area", [REPORTED, "2205", LIVES, "220184", "2201", "22"])
def test_the_county_of_the_report_and_that_of_the_residence_see_the_case(store, area):
    reader = _reader(store, area)
    assert reader.table("patients").count().to_pyarrow().as_py() == 1
    assert reader.matching("patients", "case_id", "SL-1").height == 1
    assert len(patient_file(reader, "SL-1").versions) == 1


@pytest.mark.parametrize("area", [ELSEWHERE, "220503", "220184104"])
def test_nobody_else_does(store, area):
    reader = _reader(store, area)
    assert reader.table("patients").count().to_pyarrow().as_py() == 0
    with pytest.raises(Problem, match="没有找到"):
        patient_file(reader, "SL-1")


def test_the_patient_is_counted_where_he_lives_only(store):
    assert [one.division for one in residents(_reader(store, "2201")).places] == [LIVES]
    assert not residents(_reader(store, REPORTED)).places


def test_a_residence_written_with_a_code_since_given_up_is_seen_under_the_new_one(tmp_path):
    store = FileStore(tmp_path)
    case = {"case_id": "SL-1", "reporting_division": REPORTED, "resident_division": "220381103", "alive": True}
    store.add("patients", [case | {"effective_on": date(2019, 1, 1)}], DAY)
    reader = _reader(store, "220184")
    assert reader.table("patients").to_polars()["resident_division"].to_list() == ["220184103"]
    assert reader.matching("patients", "case_id", "SL-1")["resident_division"].to_list() == ["220184103"]
