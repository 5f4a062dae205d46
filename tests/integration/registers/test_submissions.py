import json
from datetime import date, datetime

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers.actions import accept, check, open_annotated, open_received, receive, refuse, withdraw
from qingchen.registers.actions.standing import effect_of, rows_holding
from qingchen.registers.effect import Effect
from qingchen.registers.models import Batch, Submission
from qingchen.registers.register import Severity
from qingchen.registers.store import root, snapshot, submission_of, submissions_for, verify_store
from tests.integration.registers.files import GONGZHULING, LISHU, PROVINCE, SIPING, employers, trainings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def _code(call, *arguments, **options):
    with pytest.raises(Problem) as caught:
        call(*arguments, **options)
    return caught.value.code


def _sent(actor=LISHU, *rows, region="220322", mode="upsert", name="梨树.csv"):
    submission = receive(actor, "employers", name, employers(*(rows or ({},))), region=region, mode=mode)
    check(actor, submission)
    return submission


def test_received_checked_and_accepted_are_three_acts_at_three_times_with_three_audit_lines():
    with clock.at(datetime(2020, 7, 1, 9)):
        submission = receive(LISHU, "employers", "梨树.csv", employers({}), region="220322")
    with clock.at(datetime(2020, 7, 2, 9)):
        assert check(LISHU, submission).rows == 1
    with clock.at(datetime(2020, 7, 3, 9)):
        batch = accept(SIPING, submission)
    kept = Submission.objects.get()
    assert [at.day for at in (kept.received_at, kept.checked_at, kept.accepted_at)] == [1, 2, 3]
    assert (kept.state, kept.rows, batch.known_on, batch.number) == ("accepted", 1, date(2020, 7, 3), 1)
    lines = list(AuditLine.objects.order_by("id").values_list("act", "actor", "public_id", "region"))
    assert lines == [
        ("receive", "officer_lishu", kept.public_id, "220322"),
        ("check", "officer_lishu", kept.public_id, "220322"),
        ("accept", "officer_siping", kept.public_id, "220322"),
    ]
    assert verify_store() == []


def test_nothing_is_known_before_acceptance_and_everything_from_its_day_on():
    submission = _sent()
    assert snapshot(date(2020, 7, 20)).table("employers").count().to_pyarrow().as_py() == 0
    accept(PROVINCE, submission)
    assert snapshot(date(2020, 7, 20)).table("employers").name.to_pyarrow().to_pylist() == ["示例采石有限公司"]
    assert len(snapshot(date(2020, 7, 20), date(2020, 7, 19)).batches) == 0


def test_the_file_is_kept_byte_for_byte_and_no_clear_text_of_it_lies_on_the_disk():
    data = employers({})
    submission = receive(LISHU, "employers", "C:\\文件\\梨树.csv", data, region="220322")
    check(LISHU, submission)
    accept(SIPING, submission)
    assert submission.file_name == "梨树.csv"
    assert open_received(LISHU, submission) == data
    for file in root().rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"13900010001" not in content
            assert "示例路一号".encode() not in content
            assert file.stat().st_mode & 0o077 == 0 or file.name == ".lock"


def test_the_same_file_twice_is_recognised_by_its_digest_and_adds_nothing():
    _sent(name="第一份.csv")
    with pytest.raises(Problem) as caught:
        receive(LISHU, "employers", "改了名.csv", employers({}), region="220322")
    assert caught.value.code == "file.received_before"
    assert "第一份.csv" in caught.value.sentence
    assert Submission.objects.count() == 1
    assert len(list((root() / "received").rglob("*.sealed"))) == 1


def test_another_places_file_name_is_not_told_to_whoever_sends_the_same_bytes():
    receive(LISHU, "trainings", "梨树机密.csv", trainings({}), region="220322")
    with pytest.raises(Problem) as caught:
        receive(GONGZHULING, "trainings", "x.csv", trainings({}), region="220184")
    assert "梨树机密" not in caught.value.sentence


def test_a_refused_file_may_be_sent_again_and_a_closed_one_not_be_accepted():
    submission = _sent()
    refuse(SIPING, submission, "口径有误")
    assert _code(accept, SIPING, submission_of(SIPING, submission.public_id)) == "submission.wrong_state"
    again = _sent()
    withdraw(LISHU, again, "拿回去改")
    assert _code(check, LISHU, submission_of(LISHU, again.public_id)) == "submission.wrong_state"
    assert Batch.objects.count() == 0


def test_a_file_with_problems_is_told_in_full_given_back_annotated_and_not_accepted():
    rows = ({"workers_dust_exposed": 60}, {"site_no": 2, "division": "220302", "name": ""})
    submission = receive(LISHU, "employers", "梨树.csv", employers(*rows), region="220322")
    result = check(LISHU, submission)
    assert {(p.rule, p.source.row) for p in result.problems if p.severity is Severity.FAULT} == {
        ("dust_exposed_over_exposed", 2),
        ("required", 3),
        ("outside_region", 3),
    }
    assert open_annotated(LISHU, submission) == result.annotated
    assert result.annotated is not None
    assert result.annotated.startswith(b"PK")
    assert _code(accept, SIPING, submission) == "submission.has_problems"
    assert AuditLine.objects.filter(act="open_annotated").count() == 1


def test_what_was_accepted_is_not_accepted_twice_even_from_an_old_copy_of_it():
    submission = _sent()
    old_copy = submission_of(SIPING, submission.public_id)
    accept(SIPING, submission)
    assert _code(accept, SIPING, old_copy) == "submission.wrong_state"
    assert Batch.objects.count() == 1


def test_what_was_received_and_not_checked_cannot_be_accepted():
    submission = receive(LISHU, "employers", "梨树.csv", employers({}), region="220322")
    assert _code(accept, SIPING, submission) == "submission.wrong_state"


def test_numbers_and_days_never_run_backwards_though_the_clock_does():
    first = accept(SIPING, _sent())
    with clock.at(datetime(2020, 7, 1, 9)):
        second = accept(SIPING, _sent(LISHU, {"site_no": 2}))
    assert (first.number, second.number) == (1, 2)
    assert first.known_on == second.known_on == date(2020, 7, 20)


def test_a_batch_once_accepted_can_be_neither_saved_again_nor_removed():
    batch = accept(SIPING, _sent())
    for call in (batch.save, batch.delete):
        with pytest.raises(AssertionError):
            call()


def test_a_sender_may_not_accept_its_own_but_the_province_may():
    submission = _sent(SIPING, {"division": "220302"}, region="2203")
    assert _code(accept, SIPING, submission) == "submission.own_acceptance"
    assert _code(accept, GONGZHULING, submission) == "thing.not_found"
    accept(PROVINCE, submission)
    accept(PROVINCE, _sent(PROVINCE, {"division": "220203"}, region="22"))


def test_nobody_sends_for_a_region_outside_their_own_nor_for_none():
    for region in ("220381", "2203,220381", "22"):
        assert _code(receive, SIPING, "employers", "a.csv", b"x", region=region) == "account.outside_area"
    for region in ("", "999999"):
        assert _code(receive, SIPING, "employers", "a.csv", b"x", region=region) == "submission.unknown_region"


def test_registers_of_the_round_take_no_files_and_unknown_ones_are_named():
    assert _code(receive, SIPING, "claims", "a.csv", b"x", region="2203") == "register.unknown"
    assert _code(receive, SIPING, "nothing", "a.csv", b"x", region="2203") == "register.unknown"


def test_lists_hold_the_submissions_of_ones_own_area_only():
    submission = _sent()
    assert list(submissions_for(GONGZHULING)) == []
    assert list(submissions_for(SIPING)) == list(submissions_for(PROVINCE)) == [submission]
    assert _code(submission_of, GONGZHULING, submission.public_id) == "thing.not_found"


def test_a_replacing_ledger_and_a_withdrawing_file_take_rows_away():
    accept(SIPING, _sent(LISHU, {}, {"site_no": 2}))
    ledger = _sent(LISHU, {"site_no": 2}, {"site_no": 3}, mode="replace")
    assert effect_of(ledger) == Effect(new=1, replaced=1, gone=1, known=2)
    with pytest.raises(Problem, match="现有 2 行，其中 1 行不在文件里"):
        accept(SIPING, ledger)
    replaced = accept(SIPING, ledger, withdrawing=1)
    assert (replaced.rows, replaced.withdrawals) == (3, 1)
    today = date(2020, 7, 20)
    assert sorted(snapshot(today).table("employers").site_no.to_pyarrow().to_pylist()) == [2, 3]
    accept(SIPING, _sent(LISHU, {"site_no": 3}, mode="withdraw"))
    assert snapshot(today).table("employers").site_no.to_pyarrow().to_pylist() == [2]
    details = json.loads(AuditLine.objects.filter(act="accept").order_by("id")[1].details)
    assert (details["rows"], details["withdrawals"]) == (3, 1)


def test_what_a_file_would_change_is_known_before_it_is_accepted():
    dated = [{"site_no": 1, "effective_on": "2020-07-01"}, {"site_no": 2, "effective_on": "2020-07-01"}]
    accept(SIPING, _sent(LISHU, *dated))
    earlier = {"effective_on": "2020-06-10"}
    back_dated = _sent(LISHU, {"site_no": 1, **earlier}, {"site_no": 3, **earlier})
    assert effect_of(back_dated) == Effect(new=1, outlived=1)
    of_old = _sent(LISHU, {"site_no": 1, **earlier}, {"site_no": 2, "effective_on": "2020-07-01"}, mode="withdraw")
    assert effect_of(of_old) == Effect(withdrawn=1, outlived=1)
    assert effect_of(_sent(LISHU, {"site_no": 9}, mode="withdraw")) == Effect(absent=1)
    accepted = accept(SIPING, back_dated)
    assert rows_holding(accepted) == 1
    assert effect_of(back_dated) is None


def test_a_row_put_later_about_an_earlier_day_supersedes_nothing():
    july = accept(SIPING, _sent(LISHU, {"effective_on": "2020-07-01"}))
    june = accept(SIPING, _sent(LISHU, {"effective_on": "2020-06-10"}))
    august = accept(SIPING, _sent(LISHU, {"effective_on": "2020-08-01"}))
    assert [rows_holding(batch) for batch in (july, june, august)] == [1, 0, 1]


def test_recoding_a_county_between_two_batches_moves_no_count():
    accept(
        PROVINCE, _sent(GONGZHULING, {"division": "220381101"}, {"site_no": 2, "division": "220381"}, region="220381")
    )
    again = ({"division": "220184101", "effective_on": "2020-07-01"},)
    accept(PROVINCE, _sent(GONGZHULING, *again, region="220184"))
    for about in (date(2020, 6, 15), date(2020, 7, 15)):
        codes = snapshot(about).table("employers").division.to_pyarrow().to_pylist()
        assert len(codes) == 2
        assert all(code in GONGZHULING.area for code in codes)
