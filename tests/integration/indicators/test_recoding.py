"""Recoding 公主岭 from 220381 to 220184 between two batches moves no count (DESIGN section 3; dossier 4.1)."""

from datetime import date

import pytest

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import UnitArea
from qingchen.inspection.campaign import load
from qingchen.registers.reader import ScopedReader
from qingchen.sample.people import credit_codes
from qingchen.values.actor import Actor, Role
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE
from tests.builders import CAMPAIGN
from tests.file_store import FileStore

PROVINCE = Actor("province", "省办", Role.PROVINCE, EVERYWHERE)
FIRST, SECOND, ABOUT = date(2020, 6, 22), date(2020, 7, 18), date(2020, 7, 21)
CODES = credit_codes(1, 12)


def _employer(number: int, division: str, effective_on: date) -> dict[str, object]:
    return {
        "uscc": CODES[number],
        "site_no": 1,
        "name": f"示例{number}",
        "division": division,
        "industry": "3011",
        "key_industry": "building_materials",
        "size": "small",
        "registration_type": "private",
        "production_status": "operating",
        "in_scope": True,
        "workers": 50,
        "workers_exposed": 20,
        "workers_dust_exposed": 20,
        "hazard_class": "serious",
        "dust_kinds": ["cement"],
        "effective_on": effective_on,
    }


def _declaration(number: int) -> dict[str, object]:
    return {
        "receipt_no": f"R{number}",
        "uscc": CODES[number],
        "site_no": 1,
        "declaration_type": "initial",
        "declared_on": date(2019, 5, 6),
        "dust": True,
    }


@pytest.fixture
def store(tmp_path):
    """Ten employers of 公主岭 under the old code, two of 双辽 (220382), seven of all have declared."""
    store = FileStore(tmp_path)
    employers = [_employer(number, "220381" if number < 10 else "220382", date(2020, 6, 15)) for number in range(12)]
    store.add("employers", employers, FIRST)
    store.add("hazard_declarations", [_declaration(number) for number in range(3, 12)], FIRST)
    for register in ("dust_measurements", "exposed_workers", "health_examinations", "trainings"):
        store.add(register, [], FIRST)
    return store


def _rates(store: FileStore, by: str, known_on: date) -> dict[str, Rate]:
    campaign = load(CAMPAIGN)
    units = [UnitArea(unit.code, unit.name, unit.area) for unit in campaign.units]
    reader = ScopedReader(PROVINCE, store.snapshot(ABOUT, known_on))
    results = compute(reader, [indicators()["declaration_rate"]], by, units)
    return {result.group_code: result.rate for result in results if result.rate.denominator}


@pytest.mark.parametrize("by", ["unit", "county", "prefecture", "province"])
def test_recoding_between_two_batches_moves_no_count(store, by):
    before = _rates(store, by, FIRST)
    store.add("employers", [_employer(number, "220184", date(2020, 6, 30)) for number in range(10)], SECOND)
    assert _rates(store, by, SECOND) == before


def test_both_codes_are_the_one_county_that_is_in_force_on_the_day(store):
    store.add("employers", [_employer(number, "220184", date(2020, 6, 30)) for number in range(5)], SECOND)
    assert _rates(store, "county", SECOND) == {"220184": Rate(7, 10), "220382": Rate(2, 2)}
    assert _rates(store, "unit", SECOND) == {"gongzhuling": Rate(7, 10), "siping": Rate(2, 2)}
    assert _rates(store, "prefecture", SECOND) == {"2201": Rate(7, 10), "2203": Rate(2, 2)}


def test_an_employer_that_moves_takes_its_facts_along_from_the_day_of_the_move_and_not_before(store):
    moved = _employer(5, "220382", date(2020, 7, 1))
    store.add("employers", [moved], SECOND)
    assert _rates(store, "county", SECOND) == {"220184": Rate(6, 9), "220382": Rate(3, 3)}
    assert _rates(store, "county", FIRST) == {"220184": Rate(7, 10), "220382": Rate(2, 2)}, "as it was known then"
    reader = ScopedReader(PROVINCE, store.snapshot(date(2020, 6, 30), SECOND))
    before = {
        one.group_code: one.rate
        for one in compute(reader, [indicators()["declaration_rate"]], "county")
        if one.rate.denominator
    }
    assert before == {"220184": Rate(7, 10), "220382": Rate(2, 2)}, "known now, about the day before the move"
