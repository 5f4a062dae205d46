"""A question asked again over the same tables is answered from what it gave; over others it is counted anew."""

from dataclasses import replace

import pytest

from qingchen.indicators import counting
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Actor
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from tests.file_store import FileStore
from tests.integration.indicators.test_recoding import ABOUT, FIRST, PROVINCE, SECOND, _declaration, _employer
from tests.integration.indicators.test_recoding import store as store

SHUANGLIAO = replace(PROVINCE, area=Area(("220382",)))


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    counting.forget_counts()


def _declared(store: FileStore, actor: Actor, county: str) -> Rate:
    reader = ScopedReader(actor, store.snapshot(ABOUT, SECOND))
    found = compute(reader, [indicators()["declaration_rate"]], "county", within=actor.area)
    return next(result.rate for result in found if result.group_code == county)


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
