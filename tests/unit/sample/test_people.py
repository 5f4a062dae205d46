"""Nobody of the sample exists: names, numbers and codes are right by their check characters and assigned to nobody."""

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from qingchen.sample.people import credit_codes, identity_numbers, names, phones
from qingchen.standards import divisions
from tests.unit.sample.worlds import CountyWorld, FewUnits


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 99), st.integers(0, 5_000_000), st.integers(0, 60))
def test_identity_numbers_are_right_and_of_an_area_assigned_to_nobody(area: int, first: int, count: int) -> None:
    people = identity_numbers(area, first, count)
    assert people.height == count
    for number, born_on, sex in people.iter_rows():
        assert ric.calc_check_digit(number) == number[-1]
        assert number[:6] == f"2299{area:02d}"
        assert number[6:14] == f"{born_on:%Y%m%d}"
        assert (int(number[16]) % 2 == 1) == (sex == "male")
    assert not divisions.exists("2299")


def test_nobody_has_the_number_of_another() -> None:
    people = identity_numbers(7, 0, 50_000)
    assert people["identity_number"].n_unique() == 50_000
    office = identity_numbers(7, 5_000_000, 2_000)
    assert not set(office["identity_number"]) & set(people["identity_number"])


def test_credit_codes_are_valid_unique_and_of_no_division() -> None:
    codes = credit_codes(1, 3_000)
    assert len(set(codes)) == 3_000
    assert all(uscc.is_valid(code) and code[2:8] == "229900" for code in codes)


def test_telephones_have_a_prefix_that_no_network_has_and_families_share_some() -> None:
    numbers = phones(numpy.random.default_rng(7), 5_000)
    assert all(number.isdigit() and len(number) == 11 and number.startswith("100") for number in numbers)
    assert 10 < 5_000 - len(set(numbers)) < 120


def test_names_are_of_characters_that_are_no_surnames() -> None:
    made = names(numpy.random.default_rng(7), 300)
    assert all(len(name) == 3 and name[0] in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥" for name in made)


def test_a_person_has_one_name_in_all_registers(county: CountyWorld) -> None:
    known: dict[str, str] = {}
    for register in ("exposed_workers", "health_examinations", "trainings"):
        frame = county.registers.frames(register)
        for number, name in frame.select("identity_number", "name").iter_rows():
            assert known.setdefault(number, name) == name


def test_companies_are_called_after_their_place_as_companies_are(few_units: FewUnits) -> None:
    names_by_county = few_units.frames("employers", on="2020-06-22").select("division", "name").rows()
    for division, name in names_by_county:
        assert name.startswith(divisions.name_of(division[:6])[:2])
        assert "自治" not in name
        assert "有限公司（示例" in name
