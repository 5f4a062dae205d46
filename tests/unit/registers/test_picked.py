"""Rows picked by number: in which pieces they are read, and that they are those of the resolved table."""

from collections import Counter
from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import ROWS_A_GROUP
from qingchen.registers.picked import FIRST, cuts
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Actor, Role
from qingchen.values.region import EVERYWHERE, Area
from tests.file_store import FileStore

MAY, ABOUT, AUGUST = date(2020, 5, 1), date(2020, 7, 21), date(2020, 8, 1)
ANYBODY = Actor("all", "all", Role.PROVINCE, EVERYWHERE)
SIZES = st.lists(st.integers(1, 3 * ROWS_A_GROUP) | st.integers(1, 40), max_size=8)


@settings(deadline=None)
@given(SIZES)
def test_pieces_hold_every_row_once_few_at_a_time_and_read_no_sealed_group_twice(sizes):
    rows = [(number << 32) + np.arange(1, size + 1) for number, size in enumerate(sizes, 3)]
    numbers = np.concatenate([np.empty(0, np.int64), *rows])
    pieces = list(cuts(numbers))
    assert np.array_equal(np.concatenate([np.empty(0, np.int64), *pieces]), numbers)
    assert all(0 < len(piece) <= ROWS_A_GROUP for piece in pieces)
    assert not pieces or len(pieces[0]) <= FIRST
    seen: Counter[tuple[int, int]] = Counter()
    for piece in pieces[1:]:
        seen.update({(int(at) >> 32, ((int(at) & 0xFFFF_FFFF) - 1) // ROWS_A_GROUP) for at in piece})
    assert all(count == 1 for count in seen.values())


@pytest.fixture
def facts(tmp_path):
    store = FileStore(tmp_path)
    sites = [
        {"uscc": f"U{at}", "site_no": 1, "division": division, "effective_on": MAY}
        for at, division in enumerate(PLACES)
    ]
    store.add("employers", sites, AUGUST)
    store.add(
        "employers",
        [{"uscc": "U1", "site_no": 1, "division": "220323", "effective_on": MAY}],
        AUGUST,
        region=("220323",),
    )
    cases = [{"receipt_no": f"R{at}", "declared_on": MAY, "uscc": f"U{at % 6}"} for at in range(9)]
    store.add("hazard_declarations", cases, AUGUST, region=("220322",))
    store.add("hazard_declarations", cases[:2], AUGUST, mode="withdraw")
    return store


PLACES = ["220322", "220322101", "220381", "220381101", "220184"]


@pytest.mark.parametrize("name", ["employers", "hazard_declarations"])
@pytest.mark.parametrize("place", ["", "2203", "220184", "220322"])
@pytest.mark.parametrize("merged", [False, True])
def test_rows_picked_without_resolving_are_those_of_the_resolved_table(facts, name, place, merged):
    if merged:
        facts.merge(name)
    actor = ANYBODY if not place else Actor("one", "one", Role.PLACE, Area((place,)))
    fresh = facts.snapshot(ABOUT, AUGUST)
    reader = ScopedReader(actor, fresh)
    found = list(reader.picked(name, lambda rows: rows.filter(rows["uscc"] != "U4")).frames())
    assert not fresh.is_resolved(register_named(name))
    table = reader.table(name)
    expected = table.filter(table["uscc"] != "U4").order_by("_batch", "_row").to_polars()
    rows = pl.concat(found) if found else expected.clear()
    assert rows.height == expected.height > 0
    assert rows.rows() == expected.select(rows.columns).rows()
    again = list(reader.picked(name, lambda rows: rows.filter(rows["uscc"] != "U4")).frames())
    assert pl.concat(again).rows() == rows.rows()
