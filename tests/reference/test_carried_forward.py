"""Tables carried forward batch by batch hold what tables made whole from the same batches hold, places included."""

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.registers import connection
from qingchen.registers.catalogue import register_named
from qingchen.registers.resolved import kept
from tests.file_store import FileStore
from tests.reference.plain_snapshot import Row, batch, snapshot

START = date(2020, 6, 1)
ABOUT = START + timedelta(3)
DAYS = st.integers(0, 6).map(lambda n: START + timedelta(n))
KEYS = st.sampled_from(["A", "B"])
LEDGERS = st.lists(st.tuples(KEYS, DAYS, st.sampled_from(["v1", "v2", "v3"])), min_size=1, max_size=4)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["employers", "employers", "hazard_declarations"]),
        st.sampled_from(["upsert", "upsert", "replace", "withdraw"]),
        st.sampled_from(["220182", "220183"]),
        LEDGERS,
        st.sampled_from([True, True, False]),
    ),
    min_size=3,
    max_size=9,
)
KINDS = {"employers": "state", "hazard_declarations": "event"}
SHOWN = {"employers": ("uscc", "source_note"), "hazard_declarations": ("receipt_no", "accepting_agency")}
DIVISIONS = {"v1": "220182", "v2": "220183", "v3": "220381"}


def _columns(name: str, key: str, about: date, value: str) -> dict[str, object]:
    if name == "hazard_declarations":
        return {"receipt_no": key, "declared_on": about, "accepting_agency": value, "uscc": "ABCDE"[int(value[1])]}
    return {"uscc": key, "effective_on": about, "source_note": value, "division": DIVISIONS[value]}


@settings(max_examples=20, deadline=None)
@given(steps=STEPS, little=st.sampled_from([1, 50_000]))
def test_each_batch_carries_the_tables_forward_to_what_the_plain_rules_say(steps, little):
    histories: dict[str, list[Row]] = {name: [] for name in KINDS}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        store = FileStore(Path(folder))
        held = []
        for number, (name, mode, sender, listed, read) in enumerate(steps, 1):
            patched.setattr(kept, "LITTLE", 50_000)
            store.add(name, [_columns(name, *row) for row in listed], START, mode=mode, region=(sender,))
            histories[name] += batch(histories[name], KINDS[name], number, mode, sender, listed, START)
            # With nothing said to be little, tables are made whole again in between.
            patched.setattr(kept, "LITTLE", little)
            if read:
                facts = store.snapshot(ABOUT, START)
                held.append((facts, {one: _rows(facts, one) for one in KINDS}))
                for one, rows in held[-1][1].items():
                    expected = snapshot(histories[one], KINDS[one], ABOUT, START)
                    plain = sorted((key, *row.order, row.value, row.about) for key, row in expected.items())
                    assert [row[:5] for row in rows] == plain
                assert _summed(facts) == Counter(row[3] for row in held[-1][1]["hazard_declarations"])
        for facts, rows in held:
            assert {one: _rows(facts, one) for one in KINDS} == rows
            assert _summed(facts) == Counter(row[3] for row in rows["hazard_declarations"])
        kept.forget()
        for facts, rows in held:
            anew = store.snapshot(ABOUT, START).up_to(facts.until)
            assert {one: _rows(anew, one) for one in KINDS} == rows
            kept.forget()


def _rows(facts, name):
    key, shown = SHOWN[name]
    place = register_named(name).division or "_division"
    columns = (key, "_batch", "_row", shown, "_about", place)
    return sorted(facts.table(name).select(columns).to_polars().rows())


def _summed(facts):
    """Declarations by agency, from the table that is kept of them."""
    text = "SELECT accepting_agency, count(*) FROM declared GROUP BY accepting_agency"
    sums = facts.resolved(register_named("hazard_declarations")).summed("declared", text)
    return dict(connection.cursor().execute(f"FROM {sums.name}").fetchall())
