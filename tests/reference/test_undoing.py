"""Taking a batch back, for random histories: every later picture is the plain one of the history without the batch."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from qingchen.registers.batch_list import BatchFile
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import write_batch
from qingchen.registers.rows import numbered
from qingchen.registers.search import versions_of
from qingchen.registers.undoing import undoing
from tests.file_store import KEYRING, FileStore
from tests.reference.plain_snapshot import Row, batch, snapshot
from tests.reference.test_plain_snapshot import BATCHES, KINDS, START, _columns


def _undo(store: FileStore, register_name: str, number: int, dead: set[int], day: date) -> None:
    register = register_named(register_name)
    facts = store.snapshot(day, day)
    everything = versions_of(facts, register, _keys(facts, register, number))
    rows = undoing(register, everything, dead | {number}).drop("_batch", "_row")
    for column in register.sensitive:
        if column.name not in rows.columns:
            rows = rows.with_columns(_empty(column.name))
    at, uid = len(store.batches) + 1, f"batch-{len(store.batches) + 1}"
    written = write_batch(store.root, register, uid, numbered(rows), KEYRING)
    path = str(store.root / written.path)
    store.batches.append(
        BatchFile(at, uid, register_name, path, ("22",), day, "undo", "sender", written.rows, written.digest)
    )


def _keys(facts, register, number):
    path = next(one.path for one in facts.files(register.name) if one.number == number)
    return pl.read_parquet(path, columns=list(register.key)).unique()


def _empty(name):
    return pl.lit(None, dtype=pl.String).alias(name)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(batches=BATCHES, data=st.data())
def test_after_a_batch_is_taken_back_every_picture_is_that_without_it(kind, batches, data):
    register = KINDS[kind]
    name, shown = ("receipt_no", "accepting_agency") if kind == "event" else ("uscc", "source_note")
    history: list[Row] = []
    day = START
    gone = data.draw(st.lists(st.integers(1, len(batches)), min_size=1, max_size=2, unique=True))
    with tempfile.TemporaryDirectory() as folder:
        store = FileStore(Path(folder))
        for number, (mode, sender, listed, later, _) in enumerate(batches, 1):
            day += timedelta(later)
            store.add(register, [_columns(kind, *row) for row in listed], day, mode=mode, region=(sender,))
            history += batch(history, kind, number, mode, sender, listed, day)
        dead: set[int] = set()
        for number in gone:
            day += timedelta(1)
            _undo(store, register, number, dead, day)
            dead |= {number, len(store.batches)}
        without = [row for row in history if row.order[0] not in gone]
        for about in [START + timedelta(n) for n in range(-1, 16)]:
            rows = store.snapshot(about, day).table(register).select(name, shown).to_polars().rows()
            plain = snapshot(without, kind, about, day)
            assert sorted(rows) == sorted((key, row.value) for key, row in plain.items())
