"""The store against the plain reference, for random histories of batches in every mode, merged now and then."""

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qingchen.registers import snapshot as snapshots
from qingchen.registers.reader import ScopedReader
from qingchen.registers.resolved import losing
from qingchen.values.actor import Actor, Role
from qingchen.values.region import EVERYWHERE
from tests.file_store import FileStore
from tests.reference.plain_snapshot import Row, batch, snapshot

START = date(2020, 6, 1)
DAYS = st.integers(0, 6).map(lambda n: START + timedelta(n))
KEYS = st.sampled_from(["A", "B", "C", "D"])
LEDGERS = st.lists(st.tuples(KEYS, DAYS, st.sampled_from(["v1", "v2", "v3"])), max_size=4)
MERGES = st.sampled_from([None, None, "tail", "whole", "damage"])
BATCHES = st.lists(
    st.tuples(
        st.sampled_from(["upsert", "upsert", "replace", "withdraw"]),
        st.sampled_from(["220182", "220183"]),
        LEDGERS,
        st.integers(0, 2),
        MERGES,
    ),
    min_size=1,
    max_size=6,
)
KINDS = {"event": "hazard_declarations", "state": "employers"}
ANYBODY = Actor("all", "all", Role.PROVINCE, EVERYWHERE)


def _columns(kind: str, key: str, about: date, value: str) -> dict[str, object]:
    if kind == "event":
        return {"receipt_no": key, "declared_on": about, "accepting_agency": value, "uscc": f"U{value}"}
    return {"uscc": key, "effective_on": about, "source_note": value, "principal_phone": value, "division": "220182"}


@pytest.fixture(autouse=True, params=["as short", "as long"])
def _length(request, monkeypatch):
    """Registers are read as those of a few rows are, or as those of millions: not held, rivals looked up beforehand."""
    if request.param == "as long":
        monkeypatch.setattr(losing, "FEW_ROWS", 0)
        monkeypatch.setattr(snapshots, "LONG_ROWS", -1)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=BATCHES)
def test_every_snapshot_of_a_random_history_is_that_of_the_plain_rules(kind, batches):
    register = KINDS[kind]
    name, shown = ("receipt_no", "accepting_agency") if kind == "event" else ("uscc", "source_note")
    searched = "uscc" if kind == "event" else "phone_key"
    history: list[Row] = []
    day = START
    older = []
    with tempfile.TemporaryDirectory() as folder:
        store = FileStore(Path(folder))
        for number, (mode, sender, listed, later, merge) in enumerate(batches, 1):
            day += timedelta(later)
            rows = [_columns(kind, *row) for row in listed]
            store.add(register, rows, day, mode=mode, region=(sender,))
            history += batch(history, kind, number, mode, sender, listed, day)
            older.append((store.snapshot(day, day), list(history)))
            if merge == "damage" and store.segments:
                Path(store.segments[-1].path).write_bytes(b"changed")
            elif merge:
                store.merge(register, whole=merge == "whole")
        for known_on in sorted({row.known_on for row in history} | {START - timedelta(1)}):
            for about in (START, START + timedelta(3), START + timedelta(12)):
                expected = snapshot(history, kind, about, known_on)
                _compare(store.snapshot(about, known_on), register, name, shown, searched, expected)
        for held, known in older:
            expected = snapshot(known, kind, held.about, held.known_on)
            _compare(held, register, name, shown, searched, expected)


def _compare(facts, register, name, shown, searched, expected):
    columns = (name, "_batch", "_row", shown, "_about")
    plain = sorted((key, *row.order, row.value, row.about) for key, row in expected.items())
    reader = ScopedReader(ANYBODY, facts)
    for key in "ABCD":
        found = sorted(reader.matching(register, name, key).select(columns).rows())
        assert found == [row for row in plain if row[0] == key]
    passing = replace(facts, passing=True).table(register, [*columns, searched])
    assert sorted(passing.select(columns).to_polars().rows()) == plain
    table = facts.table(register)
    assert sorted(table.select(columns).to_polars().rows()) == plain
    whole = table.select(*columns, searched).order_by("_batch", "_row").to_polars()
    for value in whole[searched].drop_nulls().unique():
        found = reader.matching(register, searched, value).select(whole.columns)
        assert found.rows() == whole.filter(whole[searched] == value).rows()
