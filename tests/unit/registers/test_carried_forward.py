"""A table in memory follows each new batch: only the keys it touches are decided anew."""

from datetime import date

import pytest

from qingchen.registers.catalogue import register_named
from qingchen.registers.resolved import kept
from tests.file_store import FileStore

EARLY, LATE, ABOUT = date(2020, 5, 1), date(2020, 6, 1), date(2020, 7, 1)


@pytest.fixture
def store(tmp_path):
    kept.forget()
    return FileStore(tmp_path)


def _sites(facts):
    table = facts.table("employers")
    return sorted(table.select("uscc", "source_note", "_batch").to_polars().rows())


def _cases(facts):
    table = facts.table("hazard_declarations")
    return sorted(table.select("receipt_no", "_division", "_batch").to_polars().rows())


def _site(store, uscc, note, on, division="220322", mode="upsert"):
    row = {"uscc": uscc, "site_no": 1, "source_note": note, "effective_on": on, "division": division}
    store.add("employers", [row], ABOUT, mode=mode)
    return store.snapshot(ABOUT, ABOUT)


def _case(store, receipt_no, uscc, on=EARLY, mode="upsert"):
    store.add("hazard_declarations", [{"receipt_no": receipt_no, "declared_on": on, "uscc": uscc}], ABOUT, mode=mode)
    return store.snapshot(ABOUT, ABOUT)


def test_a_state_put_later_for_an_earlier_day_does_not_win(store):
    assert _sites(_site(store, "A", "new", LATE)) == [("A", "new", 1)]
    assert _sites(_site(store, "A", "old", EARLY)) == [("A", "new", 1)]
    assert _sites(_site(store, "A", "newer", LATE)) == [("A", "newer", 3)]
    assert _sites(_site(store, "A", "old", EARLY)) == [("A", "newer", 3)]


def test_a_state_that_was_withdrawn_stays_so_against_a_row_put_later_for_an_earlier_day(store):
    _sites(_site(store, "B", "other", EARLY))
    assert _sites(_site(store, "A", "", LATE, mode="withdraw")) == [("B", "other", 1)]
    assert _sites(_site(store, "A", "old", EARLY)) == [("B", "other", 1)]
    assert _sites(_site(store, "A", "again", LATE)) == [("A", "again", 4), ("B", "other", 1)]
    assert _sites(_site(store, "B", "", LATE, mode="withdraw")) == [("A", "again", 4)]
    assert _sites(_site(store, "B", "old", EARLY)) == [("A", "again", 4)]


def test_an_event_put_for_a_day_after_takes_the_earlier_version_away(store):
    assert _cases(_case(store, "R", "A")) == [("R", None, 1)]
    assert _cases(_case(store, "R", "A", date(2020, 8, 1))) == []
    assert _cases(_case(store, "R", "A")) == [("R", None, 3)]
    assert _cases(_case(store, "R", "A", mode="withdraw")) == []


def test_rows_follow_their_employer_to_a_new_place_and_back(store):
    _case(store, "R", "A")
    assert _cases(_case(store, "S", "B")) == [("R", None, 1), ("S", None, 2)]
    assert _cases(_site(store, "A", "", EARLY)) == [("R", "220322", 1), ("S", None, 2)]
    assert _cases(_site(store, "B", "", EARLY, "220323")) == [("R", "220322", 1), ("S", "220323", 2)]
    assert _cases(_site(store, "A", "", LATE, "220323")) == [("R", "220323", 1), ("S", "220323", 2)]
    assert _cases(_case(store, "R", "B")) == [("R", "220323", 6), ("S", "220323", 2)]
    assert _cases(_site(store, "B", "", LATE, mode="withdraw")) == [("R", None, 6), ("S", None, 2)]


def test_an_older_snapshot_reads_what_it_read(store):
    older = _site(store, "A", "one", EARLY)
    assert _sites(older) == [("A", "one", 1)]
    newer = _site(store, "A", "two", EARLY)
    assert _sites(newer) == [("A", "two", 2)]
    assert _sites(older) == [("A", "one", 1)]
    assert _sites(store.snapshot(ABOUT, ABOUT).up_to(1)) == [("A", "one", 1)]


def test_a_batch_that_touches_one_key_makes_no_table_whole(store):
    employers = register_named("employers")
    before = _site(store, "A", "one", EARLY).resolved(employers)
    after = _site(store, "B", "two", EARLY).resolved(employers)
    assert after.whole is before.whole
    assert after.changed_rows == 1


def test_a_table_of_which_much_has_changed_is_made_whole_again(store, monkeypatch):
    monkeypatch.setattr(kept, "LITTLE", 1)
    employers = register_named("employers")
    before = _site(store, "A", "one", EARLY).resolved(employers)
    facts = _site(store, "A", "two", EARLY)
    assert facts.resolved(employers).whole is not before.whole
    assert facts.resolved(employers).changed_rows == 0
    assert _sites(facts) == [("A", "two", 2)]
