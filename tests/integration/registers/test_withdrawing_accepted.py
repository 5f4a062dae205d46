"""An accepted batch is taken back by a new one: one act, one line, and what it had replaced holds again."""

import json
from datetime import date, datetime

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers.actions import accept, check, receive, reveal, withdraw_accepted
from qingchen.registers.models import Batch, Submission
from qingchen.registers.store import snapshot, verify_store
from tests.integration.registers.files import LISHU, SIPING, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
TODAY = date(2020, 7, 20)


def _accepted(*rows, mode="upsert", name="梨树.csv"):
    submission = receive(LISHU, "employers", name, employers(*rows), region="220322", mode=mode)
    check(LISHU, submission)
    accept(SIPING, submission, withdrawing=1)
    return submission


def _now(known_on=None):
    rows = snapshot(TODAY, known_on).table("employers").select("site_no", "workers").to_polars().rows()
    return sorted(rows)


def test_what_the_batch_replaced_holds_again_and_what_it_brought_is_gone():
    _accepted({"workers": 80}, {"site_no": 2, "workers": 70})
    wrong = _accepted({"workers": 800}, {"site_no": 3, "workers": 60})
    assert _now() == [(1, 800), (2, 70), (3, 60)]
    with clock.at(datetime(2020, 7, 21, 9)):
        batch = withdraw_accepted(SIPING, wrong, "人数多写了一个零")
        assert _now() == [(1, 80), (2, 70)]
        assert _now(date(2020, 7, 20)) == [(1, 800), (2, 70), (3, 60)], "as it was known the day before"
        facts = snapshot(TODAY).table("employers").to_polars()
        (row,) = facts.filter((facts["site_no"] == 1) & (facts["_batch"] == batch.number))["_row"].to_list()
        assert reveal(SIPING, "employers", batch.number, row, "核对电话")["principal_phone"] == "13900010001"
    kept = Submission.objects.get(pk=wrong.pk)
    assert (kept.state, kept.note, batch.undoes) == ("withdrawn", "人数多写了一个零", Batch.objects.get(number=2))
    (line,) = AuditLine.objects.filter(act="withdraw_accepted")
    assert json.loads(line.details)["undoes"] == 2
    assert verify_store() == []


def test_what_was_sent_later_stays_as_it_is():
    first = _accepted({"workers": 80})
    _accepted({"workers": 81})
    withdraw_accepted(SIPING, first, "重复报送")
    assert _now() == [(1, 81)]


def test_a_replacing_and_a_withdrawing_ledger_are_taken_back_too():
    _accepted({}, {"site_no": 2})
    replaced = _accepted({"site_no": 2, "workers": 90}, mode="replace")
    assert _now() == [(2, 90)]
    withdraw_accepted(SIPING, replaced, "少报了一家")
    assert _now() == [(1, 86), (2, 86)]
    gone = _accepted({"site_no": 2}, mode="withdraw")
    assert _now() == [(1, 86)]
    withdraw_accepted(SIPING, gone, "误撤")
    assert _now() == [(1, 86), (2, 86)]


def test_only_whoever_may_accept_takes_back_with_a_reason_and_once():
    submission = _accepted({})
    for actor, reason, code in (
        (LISHU, "改", "submission.own_acceptance"),
        (SIPING, "  ", "submission.no_reason"),
    ):
        with pytest.raises(Problem) as refused:
            withdraw_accepted(actor, submission, reason)
        assert refused.value.code == code
    withdraw_accepted(SIPING, submission, "重报")
    with pytest.raises(Problem) as refused:
        withdraw_accepted(SIPING, submission, "重报")
    assert refused.value.code == "submission.wrong_state"
    again = _accepted({})
    assert again.public_id != submission.public_id, "the same file may be sent again"
    assert _now() == [(1, 86)]
