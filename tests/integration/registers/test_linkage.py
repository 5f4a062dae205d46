"""Patients and workers, some the same people, some only alike: what a run proposes and what a word makes of it."""

import json
from datetime import date, datetime

import pytest
from click.testing import CliRunner

from qingchen import clock
from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import AuditLine
from qingchen.cli.commands.link import command
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions import decide_link, run_linkage
from qingchen.registers.actions.search import reader_of_today
from qingchen.registers.linkage.linked import linked_ids
from qingchen.registers.linkage.models import LinkCandidate
from qingchen.registers.linkage.store import candidate_for, candidates_for, counts_for, runs_for
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import SYSTEM, Role
from tests.integration.registers.files import AUDITOR, GONGZHULING, LEADER, LISHU, PROVINCE, SIPING
from tests.integration.registers.linked_world import (
    PATIENTS,
    WORKERS,
    employer,
    linked_world,
    number_of,
    patient,
    put,
    worker,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def world(db, july_2020):
    linked_world()


def _key(name):
    return store.keyring().stand_in("person_key", number_of(WORKERS[name]))


def _pair(case):
    return LinkCandidate.objects.get(left_id=case)


@pytest.mark.usefixtures("world")
def test_of_planted_pairs_all_are_found_and_nothing_else_is_proposed():
    run = run_linkage(LISHU, "patients_workers", "220322")
    proposed = {(one.left_id, one.right_id) for one in LinkCandidate.objects.all()}
    true = {(case, _key(of)) for case, (_, _, number, of) in PATIENTS.items() if of and not number}
    recall, precision = len(proposed & true) / len(true), len(proposed & true) / max(len(proposed), 1)
    print(f"linkage: {len(true)} planted, recall {recall:.2f}, precision {precision:.2f}")
    assert proposed == true
    assert (run.left_rows, run.right_rows) == (len(PATIENTS), len(WORKERS) - 1)


@pytest.mark.usefixtures("world")
def test_each_pair_says_what_speaks_for_it():
    run_linkage(LISHU, "patients_workers", "220322")
    said = {one.left_id[0]: json.loads(one.levels) for one in LinkCandidate.objects.all()}
    assert {case: (levels["name"][0], levels["birth"][0]) for case, levels in said.items()} == {
        "B": ("exact", "exact"),
        "C": ("sound", "exact"),
        "D": ("exact", "swapped"),
        "E": ("one_character", "exact"),
        "F": ("order", "exact"),
    }
    assert all("number" not in levels for levels in said.values()), "one side has none"
    surest = candidates_for(LISHU, "patients_workers", "waiting")[0]
    assert surest.left_id == "B-no-number"


@pytest.mark.usefixtures("world")
def test_the_unmatched_are_counted_by_reason():
    run = run_linkage(LISHU, "patients_workers", "220322")
    counts = {
        "by_number": 1,
        "waiting": 5,
        "number_not_there": 1,
        "no_number": 2,
        "too_little": 1,
    }
    assert json.loads(run.counts) == counts
    assert [(one.public_id, found) for one, found in runs_for(LISHU)] == [(run.public_id, counts)]
    assert runs_for(GONGZHULING) == []


@pytest.mark.usefixtures("world")
def test_a_person_with_two_numbers_that_differ_is_another_person_unless_all_else_agrees():
    put("patients", patient("B-no-number", identity_number=number_of("1955-11-12", 99)))
    run_linkage(LISHU, "patients_workers", "220322")
    pair = _pair("B-no-number")
    assert json.loads(pair.levels)["number"][0] == "differs"
    assert pair.weight < _pair("C-homophone").weight + 5


@pytest.mark.usefixtures("world")
def test_a_case_whose_number_comes_in_later_is_linked_by_it():
    put("patients", patient("B-no-number", identity_number=number_of("1955-11-12")))
    run = run_linkage(LISHU, "patients_workers", "220322")
    assert json.loads(run.counts)["by_number"] == 2
    assert not LinkCandidate.objects.filter(left_id="B-no-number").exists()


@pytest.mark.usefixtures("world")
def test_a_word_becomes_a_fact_and_a_later_word_another():
    run_linkage(LISHU, "patients_workers", "220322")
    pair = _pair("C-homophone")
    with clock.at(datetime(2020, 7, 21, 9)):
        decide_link(LISHU, pair.public_id, "same", "电话核实，户口本为晓")
        assert linked_ids(reader_of_today(LISHU), "patients_workers", "C-homophone") == (_key("李晓明"),)
    with clock.at(datetime(2020, 7, 22, 9)):
        decide_link(LISHU, pair.public_id, "different")
        assert linked_ids(reader_of_today(LISHU), "patients_workers", "C-homophone") == ()
        before = ScopedReader(LISHU, store.snapshot(date(2020, 7, 21), date(2020, 7, 21)))
        assert linked_ids(before, "patients_workers", "C-homophone") == (_key("李晓明"),)
        key = {"linkage": "patients_workers", "left_id": "C-homophone", "right_id": _key("李晓明")}
        history = reader_of_today(LISHU).history("person_links", key)
        assert [one.values["decision"] for one in history] == ["same", "different"]
    lines = [json.loads(line.details)["decision"] for line in AuditLine.objects.filter(act="decide_link")]
    assert lines == ["same", "different"]


@pytest.mark.usefixtures("world")
def test_equal_numbers_are_linked_without_a_word():
    assert linked_ids(reader_of_today(LISHU), "patients_workers", "A-number") == (_key("张伟"),)


@pytest.mark.usefixtures("world")
def test_a_second_run_keeps_what_was_decided_and_counts_it():
    run_linkage(LISHU, "patients_workers", "220322")
    decide_link(LISHU, _pair("C-homophone").public_id, "same")
    decide_link(LISHU, _pair("D-month-and-day-swapped").public_id, "different")
    decide_link(LISHU, _pair("E-one-character").public_id, "undecided")
    counts = json.loads(run_linkage(LISHU, "patients_workers", "220322").counts)
    told = ("by_decision", "all_different", "undecided", "waiting")
    assert [counts[name] for name in told] == [1, 1, 1, 2]
    assert counts_for(LISHU) == {
        ("patients_workers", "same"): 1,
        ("patients_workers", "different"): 1,
        ("patients_workers", "undecided"): 1,
        ("patients_workers", "waiting"): 2,
    }


@pytest.mark.usefixtures("world")
def test_nobody_is_linked_with_somebody_whom_the_runner_may_not_see():
    """郑样例 works in 公主岭 and is a patient of 梨树: only the province, which sees both, may link the two."""
    put("patients", patient("G-nobody", name="郑样例", born_on=date(1965, 5, 5)))
    run_linkage(SIPING, "patients_workers", "2203")
    assert not LinkCandidate.objects.filter(left_id="G-nobody").exists()
    put("patients", patient("G-nobody", "220184", name="郑样例", born_on=date(1965, 5, 5)), region="220184")
    run_linkage(PROVINCE, "patients_workers", "2201")
    pair = _pair("G-nobody")
    assert candidate_for(GONGZHULING, pair.public_id) == pair
    for stranger in (LISHU, SIPING):
        assert _code(candidate_for, stranger, pair.public_id) == "thing.not_found"
        assert _code(decide_link, stranger, pair.public_id, "same") == "thing.not_found"


def _code(call, *arguments):
    with pytest.raises(Problem) as caught:
        call(*arguments)
    return caught.value.code


@pytest.mark.usefixtures("world")
def test_only_the_offices_link_and_only_within_their_area():
    assert _code(run_linkage, GONGZHULING, "patients_workers", "220322") == "account.outside_area"
    assert _code(run_linkage, LEADER, "patients_workers", "220322") == "account.not_permitted"
    assert _code(run_linkage, AUDITOR, "patients_workers", "220322") == "account.not_permitted"
    assert _code(run_linkage, LISHU, "patients_workers", "220322100") == "thing.not_found"
    assert _code(run_linkage, LISHU, "everybody", "220322") == "thing.not_found"
    run_linkage(LISHU, "patients_workers", "220322")
    assert _code(decide_link, LEADER, _pair("B-no-number").public_id, "same") == "account.not_permitted"
    assert _code(decide_link, LISHU, _pair("B-no-number").public_id, "perhaps") == "thing.not_found"


@pytest.mark.usefixtures("world")
def test_departments_lists_and_suspected_cases_are_linked_too():
    insured = worker("王建国") | {"matched_on": date(2020, 6, 30), "status": "paid"}
    insured.pop("spell")
    put("injury_insurance_matches", insured)
    put(
        "medical_aid_matches",
        {
            "identity_number": number_of("1960-03-04"),
            "name": "李晓明",
            "division": "220322",
            "scheme": "basic_insurance",
            "matched_on": date(2020, 6, 30),
        },
    )
    examined = {"institution_no": "示检001", "examined_on": date(2020, 4, 1), "uscc": insured["uscc"], "site_no": 1}
    suspected = {"identity_number": number_of("1955-11-12"), "name": "王建国", "conclusion": "suspected"}
    healthy = {"identity_number": number_of("1960-03-04"), "name": "李晓明", "conclusion": "normal"}
    put("health_examinations", examined | suspected | {"exam_no": "1"}, examined | healthy | {"exam_no": "2"})
    found = {}
    for name in ("patients_injury_insurance", "patients_medical_aid", "suspected_patients"):
        run_linkage(LISHU, name, "220322")
        found[name] = [(one.left_id, one.right_id) for one in LinkCandidate.objects.filter(linkage=name)]
    assert found == {
        "patients_injury_insurance": [("B-no-number", _key("王建国"))],
        "patients_medical_aid": [("C-homophone", _key("李晓明"))],
        "suspected_patients": [(_key("王建国"), "B-no-number")],
    }


def test_a_place_without_records_is_no_trouble():
    put("employers", employer("91229900MA0DEMA01U", "220322"))
    run = run_linkage(LISHU, "patients_workers", "220322")
    assert (run.left_rows, run.right_rows, json.loads(run.counts)) == (0, 0, {})


@pytest.mark.usefixtures("world")
def test_the_command_runs_every_linkage_and_says_what_came_of_it():
    keep_account(SYSTEM, "officer_lishu", name="梨树", role=Role.PLACE, area=LISHU.area)
    done = CliRunner().invoke(command, ["run", "--as", "officer_lishu", "--region", "220322"])
    assert done.exit_code == 0, done.output
    assert "患者与接尘劳动者：10 人，对方 7 人。\n  证件号码一致，已关联：1\n  有候选，待人工核对：5\n" in done.output
    assert "体检疑似与患者：0 人" in done.output
