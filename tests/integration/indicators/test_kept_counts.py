"""A question asked again over the same tables is answered from what it gave; over others it is counted anew."""

from dataclasses import replace

import pytest

from qingchen.indicators import counting
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.registers.catalogue import register_named
from qingchen.registers.reader import Held, ScopedReader
from qingchen.registers.resolved import tables
from qingchen.values.actor import Actor
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from tests.file_store import FileStore
from tests.integration.indicators.test_recoding import ABOUT, CODES, FIRST, PROVINCE, SECOND, _declaration, _employer
from tests.integration.indicators.test_recoding import store as store

INSURED = "worker_insurance_rate"
SHUANGLIAO = replace(PROVINCE, area=Area(("220382",)))


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    counting.forget_counts()


def _declared(store: FileStore, actor: Actor, county: str) -> Rate:
    reader = ScopedReader(actor, store.snapshot(ABOUT, SECOND))
    found = compute(reader, [indicators()["declaration_rate"]], "county", within=actor.area)
    return next(result.rate for result in found if result.group_code == county)


def _insured(store: FileStore) -> Rate:
    reader = ScopedReader(PROVINCE, store.snapshot(ABOUT, SECOND))
    found = compute(reader, [indicators()[INSURED]], "county")
    return next(one.rate for one in found if one.group_code == "220382")


def _match(person: int, employer: int) -> dict[str, object]:
    paid = {"status": "paid", "matched_on": ABOUT, "insured_from": FIRST, "paid_until": ABOUT}
    return {"identity_type": "passport", "identity_number": f"P{person}", "uscc": CODES[employer], "site_no": 1, **paid}


def _sums(store: FileStore) -> set[str]:
    register = register_named("injury_insurance_matches")
    return {one.name for one in store.snapshot(ABOUT, SECOND).resolved(register).sums.values()}


def test_the_same_question_is_kept_and_says_the_same(store):
    first = _declared(store, PROVINCE, "220382")
    assert len(counting._counts) == 1
    assert _declared(store, PROVINCE, "220382") == first == Rate(2, 2)
    assert len(counting._counts) == 1


def test_a_batch_more_is_counted_and_the_old_picture_keeps_its_figure(store):
    before = ScopedReader(PROVINCE, store.snapshot(ABOUT, FIRST))
    asked = [indicators()["declaration_rate"]]
    old = compute(before, asked, "county")
    store.add("hazard_declarations", [{**_declaration(11), "declaration_type": "cancellation"}], SECOND)
    assert _declared(store, PROVINCE, "220382") == Rate(1, 2)
    assert compute(before, asked, "county") == old


def test_what_is_kept_for_the_province_is_not_what_a_county_sees(store):
    store.add("employers", [_employer(9, "220382", ABOUT), _employer(0, "220184", ABOUT)], SECOND)
    assert _declared(store, PROVINCE, "220184") == Rate(6, 9)
    reader = ScopedReader(SHUANGLIAO, store.snapshot(ABOUT, SECOND))
    found = compute(reader, [indicators()["declaration_rate"]], "county", within=SHUANGLIAO.area)
    assert {result.group_code: result.rate for result in found if result.rate.denominator} == {"220382": Rate(3, 3)}


def test_sums_of_a_register_stay_while_others_change_and_are_made_anew_when_it_does(store):
    store.add("injury_insurance_matches", [_match(1, 11), _match(2, 5)], FIRST)
    assert _insured(store) == Rate(1, 100)
    before = _sums(store)
    assert before
    store.add("employers", [_employer(5, "220382", ABOUT)], SECOND)
    assert _insured(store) == Rate(2, 150)
    assert _sums(store) == before
    store.add("injury_insurance_matches", [_match(3, 5), _match(4, 11)], SECOND)
    assert _insured(store) == Rate(4, 150)
    assert not _sums(store) & before


def test_who_sees_a_part_of_the_rows_gets_no_sums_of_all(store):
    store.add("injury_insurance_matches", [_match(1, 5), _match(2, 11)], FIRST)
    assert _insured(store) == Rate(1, 100)
    reader = ScopedReader(SHUANGLIAO, store.snapshot(ABOUT, SECOND))
    held = reader.held_as("injury_insurance_matches")
    assert held == Held(None)
    found = compute(reader, [indicators()[INSURED]], "county", within=SHUANGLIAO.area)
    assert {one.group_code: one.rate for one in found if one.rate.denominator} == {"220382": Rate(1, 100)}


def test_of_a_register_that_is_closed_nothing_is_held(store):
    reader = ScopedReader(replace(PROVINCE, closed=frozenset({"employers"})), store.snapshot(ABOUT, SECOND))
    found = compute(reader, [indicators()["declaration_rate"]], "county")
    assert not any(one.rate.denominator for one in found)


def test_sums_are_kept_within_their_number_of_rows_and_the_newest_always(store, monkeypatch):
    store.add("injury_insurance_matches", [_match(1, 5), _match(2, 5), _match(3, 11)], FIRST)
    held = store.snapshot(ABOUT, SECOND).resolved(register_named("injury_insurance_matches"))
    by_row = "SELECT _row, {} AS n FROM t GROUP BY _row"
    monkeypatch.setattr(tables, "FEW_ROWS", 7)
    monkeypatch.setattr(tables, "SUMS_A_ROW", 0)
    made = [held.summed("t", by_row.format(number)).name for number in range(3)]
    assert [one.name for one in held.sums.values()] == made[1:]
    monkeypatch.setattr(tables, "FEW_ROWS", 1)
    newest = held.summed("t", by_row.format(4))
    assert list(held.sums.values()) == [newest]
    assert newest.rows == 3
