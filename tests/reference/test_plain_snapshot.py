"""The store against the plain reference, for random histories of batches in every mode."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.file_store import FileStore
from tests.reference.plain_snapshot import Row, batch, snapshot

START = date(2020, 6, 1)
DAYS = st.integers(0, 6).map(lambda n: START + timedelta(n))
KEYS = st.sampled_from(["A", "B", "C", "D"])
LEDGERS = st.lists(st.tuples(KEYS, DAYS, st.sampled_from(["v1", "v2", "v3"])), max_size=4)
BATCHES = st.lists(
    st.tuples(
        st.sampled_from(["upsert", "upsert", "replace", "withdraw"]),
        st.sampled_from(["220182", "220183"]),
        LEDGERS,
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=5,
)
KINDS = {"event": "hazard_declarations", "state": "employers"}


def _columns(kind: str, key: str, about: date, value: str) -> dict[str, object]:
    if kind == "event":
        return {"receipt_no": key, "declared_on": about, "accepting_agency": value}
    return {"uscc": key, "effective_on": about, "source_note": value, "division": "220182"}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None)
@given(batches=BATCHES)
def test_every_snapshot_of_a_random_history_is_that_of_the_plain_rules(kind, batches):
    register = KINDS[kind]
    name, shown = ("receipt_no", "accepting_agency") if kind == "event" else ("uscc", "source_note")
    history: list[Row] = []
    day = START
    with tempfile.TemporaryDirectory() as folder:
        store = FileStore(Path(folder))
        for number, (mode, sender, listed, later) in enumerate(batches, 1):
            day += timedelta(later)
            rows = [_columns(kind, *row) for row in listed]
            store.add(register, rows, day, mode=mode, region=(sender,))
            history += batch(history, kind, number, mode, sender, listed, day)
        for known_on in sorted({row.known_on for row in history} | {START - timedelta(1)}):
            for about in (START, START + timedelta(3), START + timedelta(12)):
                table = store.snapshot(about, known_on).table(register).select(name, "_batch", shown, "_about")
                expected = snapshot(history, kind, about, known_on)
                assert sorted(table.to_polars().rows()) == sorted(
                    (key, row.order[0], row.value, row.about) for key, row in expected.items()
                )
