"""Of every indicator the groups add up to the province, by one grouping or two, objects of no employer among them."""

from collections import defaultdict
from datetime import date

import pytest

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import UnitArea
from qingchen.values.rate import Rate
from tests.reference import random_world
from tests.reference.plain_places import UNITS
from tests.reference.test_rates_equal_plain import _reader

ON = date(2020, 7, 31)


@pytest.fixture(scope="module")
def reader():
    return _reader(random_world.registers(11, ON), ON)


def _sums(reader, by, across=None):
    units = [UnitArea(code, code, area) for code, area in UNITS.items()]
    found = defaultdict(lambda: (Rate(0, 0), Rate(0, 0)))
    for one in compute(reader, list(indicators().values()), by, units, across=across):
        main, whole = found[one.indicator]
        found[one.indicator] = (main + one.rate, whole + one.rate_with_excluded)
    return dict(found)


@pytest.mark.parametrize(
    ("by", "across"),
    [
        *((by, None) for by in ("unit", "prefecture", "county", "township", "village", "industry", "size")),
        *(("county", "industry"), ("unit", "size"), ("industry", "size"), ("prefecture", "unit")),
    ],
)
def test_the_groups_of_every_indicator_add_up_to_the_province(reader, by, across):
    whole = _sums(reader, "province")
    assert sum(main.denominator > 0 for main, _ in whole.values()) > 100
    assert _sums(reader, by, across) == whole


@pytest.mark.parametrize("across", [None, "county"])
def test_employers_add_up_of_whatever_is_counted_at_employers(reader, across):
    whole = {name: sums for name, sums in _sums(reader, "province").items() if indicators()[name].per_employer}
    assert _sums(reader, "employer", across) == whole
