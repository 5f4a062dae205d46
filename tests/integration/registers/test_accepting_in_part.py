"""Good rows of a file with faulty ones: an explicit choice of whoever accepts; the others go back, counted and kept."""

import json
from pathlib import Path

import pytest

from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers.actions import (
    accept,
    accept_good_rows,
    check,
    confirm_mapping,
    open_given_back,
    receive,
    recognised,
)
from qingchen.registers.actions.take_in import take_in
from qingchen.registers.models import Batch, Submission
from qingchen.registers.store import snapshot, verify_store
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area
from tests.fixtures.registers.mines_mapping import mines_mapping
from tests.fixtures.registers.mines_of_a_prefecture import HEADINGS
from tests.integration.registers.files import LISHU, PROVINCE, SIPING, employers
from tests.unit.registers.test_mapping import REAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
MINES = (Path(__file__).parents[2] / "fixtures/registers/mines_of_a_prefecture.csv").read_bytes()
PREFECTURE = Actor("officer_siping_2", "四平", Role.PLACE, Area(("2203",)))


def _mines():
    submission = receive(PREFECTURE, "employers", "矿.csv", MINES, region="2203")
    confirm_mapping(PREFECTURE, submission, mines_mapping(), HEADINGS, remember=True)
    check(PREFECTURE, submission)
    return submission


def _code(call, *arguments):
    with pytest.raises(Problem) as caught:
        call(*arguments)
    return caught.value.code


def test_the_good_rows_go_in_and_the_faulty_ones_are_counted_by_class_and_given_back():
    submission = _mines()
    assert _code(accept, PROVINCE, submission) == "submission.has_problems"
    batch = accept_good_rows(PROVINCE, submission)
    kept = Submission.objects.get()
    assert (kept.state, kept.rows, kept.given_back, batch.rows) == ("accepted", 40, 8, 40)
    assert kept.given_back_classes == {
        "cells_shifted": 3,
        "no_address": 1,
        "county_not_in_address": 1,
        "several_counties_in_address": 1,
        "outside_region": 1,
        "duplicate_key": 1,
    }
    assert snapshot(batch.known_on).table("employers").count().to_pyarrow().as_py() == 40
    assert json.loads(AuditLine.objects.get(act="accept_good_rows").details)["given_back"] == 8
    assert verify_store() == []


def test_what_is_given_back_can_be_mended_and_sent_again_by_the_same_mapping(tmp_path):
    submission = _mines()
    accept_good_rows(PROVINCE, submission)
    book = open_given_back(PREFECTURE, Submission.objects.get())
    assert AuditLine.objects.filter(act="open_given_back").count() == 1
    again = take_in(PREFECTURE, "", "退回更正-矿.xlsx", book, region="2203")
    assert again.by == recognised("employers", "2203", HEADINGS)
    assert again.result is not None
    assert again.submission.rows == 5
    # The row that was the second of two is alone now; what was wrong with the others is wrong still.
    assert again.result.problems.total == 7


def test_nothing_is_taken_in_part_by_the_sender_nor_of_a_whole_ledger_nor_under_bad_headings():
    submission = _mines()
    assert _code(accept_good_rows, PREFECTURE, submission) == "submission.own_acceptance"
    rows = ({"workers_dust_exposed": 60}, {"site_no": 2})
    ledger = receive(LISHU, "employers", "a.csv", employers(*rows), region="220322", mode="replace")
    check(LISHU, ledger)
    assert _code(accept_good_rows, SIPING, ledger) == "submission.not_in_part"
    broken = receive(LISHU, "employers", "b.csv", employers(*rows).replace("单位名称".encode(), b"?"), region="220322")
    check(LISHU, broken)
    assert _code(accept_good_rows, SIPING, broken) == "submission.not_in_part"
    sound = receive(LISHU, "employers", "c.csv", employers({}), region="220322")
    check(LISHU, sound)
    assert _code(accept_good_rows, SIPING, sound) == "submission.not_in_part"
    assert Batch.objects.count() == 0


@pytest.mark.skipif(not REAL.exists(), reason="the real table lies beside the checkout, where it is given")
def test_of_the_real_table_of_mines_at_least_two_thousand_rows_are_accepted(capsys):
    provinces = "11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65"
    nation = Actor("nation", "国家", Role.PROVINCE, Area(tuple(provinces.split(","))))
    taken = take_in(nation, "employers", REAL.name, REAL.read_bytes(), region=provinces)
    assert taken.asks
    headings = REAL.read_text(encoding="utf-8").splitlines()[0]
    import csv

    confirm_mapping(nation, taken.submission, mines_mapping(), next(csv.reader([headings])), remember=True)
    check(nation, taken.submission)
    batch = accept_good_rows(nation, taken.submission)
    kept = Submission.objects.get()
    with capsys.disabled():
        print(f"\n{batch.rows} of 2,690 rows accepted, {kept.given_back} given back: {kept.given_back_classes}")
    assert batch.rows >= 2_000
    assert batch.rows + kept.given_back == 2_690
    assert sum(kept.given_back_classes.values()) == kept.given_back
    facts = snapshot(batch.known_on).table("employers").select("uscc", "division", "source_note").to_polars()
    assert facts.height == batch.rows
    assert facts["uscc"].str.starts_with("T").all()
    assert facts["source_note"].is_not_null().all()
    assert (facts["division"].str.len_chars() == 6).all()
