import gc
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import polars as pl
import pytest

from qingchen.registers import connection, reader
from qingchen.registers.catalogue import register_named
from qingchen.registers.reader import ScopedReader
from qingchen.registers.resolved import kept
from qingchen.values.actor import Actor, Role
from qingchen.values.period import Period
from qingchen.values.region import EVERYWHERE, Area
from tests.file_store import KEYRING, FileStore

USCC = "91229900MA0DEMA01U"
JUNE, JULY, AUGUST = date(2020, 6, 1), date(2020, 7, 1), date(2020, 8, 1)


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path)


def _employer(**changes):
    return {"uscc": USCC, "site_no": 1, "name": "甲矿", "division": "220381", "effective_on": JUNE, **changes}


def _training(**changes):
    person = {"identity_number": "229900196001010012", "name": "示例甲"}
    return {"training_no": "T1", "trained_until": JUNE, "uscc": USCC, **person, **changes}


def _rows(snapshot, register, *columns):
    return sorted(snapshot.table(register).select(*columns).to_polars().rows())


def test_a_register_without_batches_is_an_empty_table_with_every_column(store):
    table = store.snapshot(JULY, JULY).table("trainings")
    assert table.count().to_pyarrow().as_py() == 0
    assert {"person_key", "training_no", "_batch", "_row", "_line", "_sheet", "_division"} <= set(table.columns)
    assert "identity_number" not in table.columns


def test_a_state_holds_from_its_day_and_the_newest_day_wins_whatever_was_sent_later(store):
    store.add("employers", [_employer(name="新名", effective_on=JULY)], JULY)
    store.add("employers", [_employer(name="旧名", effective_on=JUNE)], AUGUST)
    assert _rows(store.snapshot(date(2020, 6, 30), AUGUST), "employers", "name", "_batch") == [("旧名", 2)]
    assert _rows(store.snapshot(JULY, AUGUST), "employers", "name", "_batch") == [("新名", 1)]
    assert _rows(store.snapshot(date(2020, 5, 31), AUGUST), "employers", "name") == []


def test_of_two_states_of_one_day_the_later_row_wins_within_a_batch_and_across(store):
    store.add("employers", [_employer(name="一"), _employer(name="二")], JULY)
    assert _rows(store.snapshot(JULY, JULY), "employers", "name", "_row") == [("二", 2)]
    store.add("employers", [_employer(name="三")], JULY)
    assert _rows(store.snapshot(JULY, JULY), "employers", "name", "_row") == [("三", 1)]


def test_a_state_without_a_day_holds_from_the_day_of_its_batch(store):
    store.add("employers", [_employer(effective_on=None)], JULY)
    assert _rows(store.snapshot(date(2020, 6, 30), JULY), "employers", "uscc") == []
    assert _rows(store.snapshot(JULY, JULY), "employers", "_about") == [(JULY,)]


def test_a_withdrawn_state_is_gone_from_the_day_of_its_withdrawal(store):
    store.add("employers", [_employer()], JUNE)
    store.add("employers", [_employer(effective_on=JULY)], AUGUST, mode="withdraw")
    assert _rows(store.snapshot(date(2020, 6, 30), AUGUST), "employers", "uscc") == [(USCC,)]
    assert _rows(store.snapshot(JULY, AUGUST), "employers", "uscc") == []
    assert _rows(store.snapshot(JULY, JULY), "employers", "uscc") == [(USCC,)]


def test_an_event_counts_from_its_day_and_a_correction_takes_its_place(store):
    store.add("trainings", [_training(trained_until=JUNE, hours=4.0)], JUNE)
    store.add("trainings", [_training(trained_until=JULY, hours=8.0)], AUGUST)
    assert _rows(store.snapshot(date(2020, 6, 30), JULY), "trainings", "hours") == [(4.0,)]
    assert _rows(store.snapshot(date(2020, 6, 30), AUGUST), "trainings", "hours") == []
    assert _rows(store.snapshot(JULY, AUGUST), "trainings", "hours") == [(8.0,)]


def test_a_later_batch_never_changes_what_was_known_before_it(store):
    store.add("employers", [_employer()], JULY)
    before = _rows(store.snapshot(JULY, JULY), "employers", "name", "_batch", "_row")
    store.add("employers", [_employer(name="改", effective_on=JUNE)], AUGUST)
    assert _rows(store.snapshot(JULY, JULY), "employers", "name", "_batch", "_row") == before


def test_a_replacing_ledger_withdraws_what_its_sender_no_longer_lists_and_nothing_of_others(store):
    others = _employer(uscc="91229900MA0DEMA02X", division="220182")
    store.add("employers", [_employer(), _employer(site_no=2)], JUNE, region=("220381",))
    store.add("employers", [others], JUNE, region=("220182",))
    # The county was recoded meanwhile; it replaces its own ledger all the same.
    store.add("employers", [_employer(site_no=2, effective_on=JULY)], JULY, mode="replace", region=("220184",))
    assert _rows(store.snapshot(JULY, JULY), "employers", "uscc", "site_no") == [(USCC, 2), (others["uscc"], 1)]
    assert len(_rows(store.snapshot(date(2020, 6, 30), JULY), "employers", "uscc")) == 3


def test_an_event_no_longer_listed_is_withdrawn_for_its_own_day(store):
    store.add("trainings", [_training(), _training(training_no="T2")], JUNE)
    store.add("trainings", [_training(training_no="T2")], AUGUST, mode="replace")
    assert _rows(store.snapshot(JUNE, AUGUST), "trainings", "training_no") == [("T2",)]
    assert len(_rows(store.snapshot(JUNE, JULY), "trainings", "training_no")) == 2


def test_a_ledger_that_replaces_a_period_leaves_events_outside_it_alone(store):
    store.add("trainings", [_training(), _training(training_no="T2", trained_until=JULY)], JULY)
    store.add("trainings", [], AUGUST, mode="replace", period=Period(JULY, AUGUST))
    assert _rows(store.snapshot(AUGUST, AUGUST), "trainings", "training_no") == [("T1",)]


def test_a_code_is_brought_to_the_one_in_force_on_the_day(store):
    store.add("employers", [_employer(division="220381101")], JUNE)
    assert _rows(store.snapshot(date(2020, 6, 29), JULY), "employers", "division") == [("220381101",)]
    assert _rows(store.snapshot(JULY, JULY), "employers", "division") == [("220184101",)]


def test_a_batch_from_before_a_column_was_declared_reads_null_there(store):
    batch = store.add("employers", [_employer()], JUNE)
    old = pl.read_parquet(batch.path).drop("source_note", "surveyed")
    old.write_parquet(batch.path)
    assert _rows(store.snapshot(JULY, JULY), "employers", "name", "source_note", "surveyed") == [("甲矿", None, None)]


def test_no_sensitive_value_lies_in_the_analytic_file(store):
    batch = store.add("trainings", [_training()], JUNE)
    frame = pl.read_parquet(batch.path)
    assert {"identity_number", "name"}.isdisjoint(frame.columns)
    assert frame["person_key"][0] == KEYRING.stand_in("person_key", "229900196001010012")
    for file in store.root.rglob("*.parquet"):
        assert b"229900196001010012" not in file.read_bytes()
        assert "示例甲".encode() not in file.read_bytes()


CHANGCHUN = Actor("officer", "officer", Role.PLACE, Area(("2201",), ("220184",)))
PROVINCE = Actor("p", "p", Role.PROVINCE, EVERYWHERE)
GONGZHULING = Actor("officer", "officer", Role.PLACE, Area(("220184", "220381")))


@pytest.mark.parametrize("most_listed", [0, 200])
def test_rows_are_seen_where_their_employer_lies_and_else_where_their_sender_is(store, most_listed, monkeypatch):
    monkeypatch.setattr(reader, "MOST_LISTED", most_listed)
    store.add("employers", [_employer()], JUNE, region=("220381",))
    known, unknown = _training(), _training(training_no="T2", uscc="91229900MA0DEMA99A")
    store.add("trainings", [known, unknown], JUNE, region=("220182",))
    store.add("trainings", [_training(training_no="T3", uscc="91229900MA0DEMA99A")], JUNE, region=("220581",))
    snapshot = store.snapshot(JULY, JULY)

    def seen(actor):
        return _rows(ScopedReader(actor, snapshot), "trainings", "training_no")

    assert seen(GONGZHULING) == [("T1",)]
    assert seen(CHANGCHUN) == [("T2",)]
    assert seen(Actor("p", "p", Role.PROVINCE, EVERYWHERE)) == [("T1",), ("T2",), ("T3",)]
    assert seen(Actor("p", "p", Role.PROVINCE, Area(("22",)))) == [("T1",), ("T2",), ("T3",)]
    assert seen(Actor("nobody", "nobody", Role.SECURITY_AUDITOR)) == []


def test_what_matches_is_what_filtering_the_table_leaves(store):
    store.add("employers", [_employer(), _employer(uscc="91229900MA0DEMA02X", division="220182")], JUNE)
    store.add("employers", [_employer(name="改", effective_on=JULY)], JULY)
    store.add("trainings", [_training(), _training(training_no="T2", uscc="91229900MA0DEMA02X")], JUNE)
    snapshot = store.snapshot(JULY, JULY)
    everywhere, here = (ScopedReader(actor, snapshot) for actor in (PROVINCE, GONGZHULING))
    assert everywhere.matching("employers", "uscc", USCC)["name"].to_list() == ["改"]
    person = KEYRING.stand_in("person_key", "229900196001010012")
    assert everywhere.matching("trainings", "person_key", person)["training_no"].to_list() == ["T1", "T2"]
    found = here.matching("trainings", "person_key", person)
    assert found.select("training_no", "_division").rows() == [("T1", "220184")]
    assert found.columns == list(here.table("trainings").columns)
    assert here.matching("employers", "uscc", "91229900MA0DEMA02X").height == 0
    assert everywhere.matching("employers", "uscc", None).height == 0
    assert everywhere.matching("employers", "site_no", 1).height == 2


def test_the_history_of_a_key_tells_every_version_with_its_source_within_the_area(store):
    store.add("employers", [_employer()], JUNE)
    store.add("employers", [_employer(name="乙矿", effective_on=JULY, _sheet="表", _line=5)], AUGUST)
    snapshot = store.snapshot(AUGUST, AUGUST)
    key = {"uscc": USCC, "site_no": 1}
    versions = ScopedReader(GONGZHULING, snapshot).history("employers", key)
    assert [(v.batch, v.act, v.about, v.known_on, v.values["name"]) for v in versions] == [
        (1, "put", JUNE, JUNE, "甲矿"),
        (2, "put", JULY, AUGUST, "乙矿"),
    ]
    assert versions[1].source.text == "第2批.xlsx「表」第 5 行"
    assert ScopedReader(CHANGCHUN, snapshot).history("employers", key) == []


def test_threads_share_resolved_tables_and_resolve_each_only_once(store):
    store.add("employers", [_employer()], JUNE)
    snapshots = [store.snapshot(JULY, JULY) for _ in range(8)]
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda snapshot: _rows(snapshot, "employers", "name"), snapshots))
    assert counts == [[("甲矿",)]] * 8
    assert len({snapshot.resolved(register_named("employers")).name for snapshot in snapshots}) == 1


def test_a_resolved_table_is_dropped_when_nobody_holds_it_and_not_before(store, monkeypatch):
    monkeypatch.setattr(kept, "MOST_ROWS", 0)
    store.add("employers", [_employer()], JUNE)
    held, let_go = store.snapshot(JUNE, JULY), store.snapshot(JULY, JULY)
    employers = register_named("employers")
    names = {"held": held.resolved(employers).name, "let_go": let_go.resolved(employers).name}
    del let_go
    gc.collect()
    for about in (AUGUST, date(2020, 9, 1)):
        store.snapshot(about, AUGUST).resolved(employers)
    there = {name for (name,) in connection.cursor().execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert names["held"] in there
    assert names["let_go"] not in there
