"""On worlds made up at random, the rates computed in DuckDB are those of the plain reference, unit by unit."""

from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import UnitArea
from qingchen.values.rate import Rate
from tests.reference import random_world
from tests.reference.plain_figures import FIGURES
from tests.reference.plain_places import UNITS, by_place
from tests.spec.tables import TableReader

NOTHING = (Rate(0, 0), Rate(0, 0))
COLUMNS = {"person": "person_key", "order": "_row"}


def _reader(registers: random_world.Registers, on: date) -> TableReader:
    tables = {
        register: [{COLUMNS.get(name, name): value for name, value in row.items()} for row in rows]
        for register, rows in registers.items()
    }
    return TableReader(on, tables)


def _equal(seed: int, on: date) -> None:
    registers = random_world.registers(seed, on)
    units = [UnitArea(code, code, area) for code, area in UNITS.items()]
    results = compute(_reader(registers, on), list(indicators().values()), "unit", units)
    plain = {name: by_place("unit", rate(registers, on), on) for name, rate in FIGURES.items()}
    assert {result.indicator for result in results} == set(plain)
    assert sum(result.rate.denominator for result in results) > 100
    for result in results:
        expected = plain[result.indicator].get(result.group_code, NOTHING)
        assert (result.rate, result.rate_with_excluded) == expected, f"{result.indicator} of {result.group_code}"


@pytest.mark.parametrize("on", [date(2020, 2, 29), date(2020, 7, 31), date(2021, 2, 1)])
def test_every_rate_of_every_unit_equals_the_plain_one(on):
    _equal(2020, on)


@settings(max_examples=3, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_and_does_so_on_worlds_that_nobody_chose(seed):
    _equal(seed, date(2020, 7, 31))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_and_does_so_on_many_worlds(seed):
    _equal(seed, [date(2020, 1, 1), date(2020, 6, 29), date(2020, 12, 31), date(2024, 2, 29)][seed % 4])
