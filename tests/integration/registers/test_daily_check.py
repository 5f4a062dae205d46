"""Every file is read through once a day by itself; what was found stands in the audit chain."""

from datetime import datetime

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers import durable
from qingchen.registers.actions import accept, check, check_store, last_check, receive
from qingchen.registers.actions.daily_check import check_store_if_due
from qingchen.registers.models import Batch
from qingchen.registers.store import root
from qingchen.values.actor import SYSTEM
from tests.integration.registers.files import LISHU, SIPING, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def batch(july_2020):
    submission = receive(LISHU, "employers", "梨树.csv", employers({}), region="220322")
    check(LISHU, submission)
    accept(SIPING, submission)
    return Batch.objects.get()


def _spoil(batch):
    (root() / batch.path).write_bytes(b"x" * (root() / batch.path).stat().st_size)


@pytest.mark.usefixtures("batch")
def test_files_as_they_were_accepted_are_counted_and_written_down():
    assert check_store(SYSTEM) == []
    found = last_check()
    assert (found.faults, found.told) == (0, ())
    assert found.files == sum(path.is_file() and not path.name.startswith(".") for path in root().rglob("*"))
    assert AuditLine.objects.get(act="check_store").result == "done"


def test_a_file_changed_at_the_same_size_is_named(batch):
    _spoil(batch)
    (fault,) = check_store(SYSTEM)
    assert f"文件被改动：{batch.path}" in fault
    assert last_check().told == (fault,)
    assert AuditLine.objects.get(act="check_store").result == "failed"


@pytest.mark.usefixtures("batch")
def test_a_file_that_somebody_is_just_writing_is_no_fault():
    (root() / "batches" / ".new.parquet.partial").write_bytes(b"x")
    assert check_store(SYSTEM) == []


def test_it_waits_for_no_merging():
    with durable.merging(root()), pytest.raises(Problem) as caught:
        check_store(SYSTEM)
    assert caught.value.code == "store.merging"
    assert last_check() is None


@pytest.mark.usefixtures("batch")
@pytest.mark.parametrize(
    ("now", "times"),
    [
        ("2020-07-22T01:30", 1),  # night, but fifteen hours after the last
        ("2020-07-22T09:00", 1),  # a day after, but by day
        ("2020-07-22T12:00", 1),
        ("2020-07-23T03:00", 2),  # the next night
        ("2020-07-23T10:01", 2),  # by day, as two days have passed without one
    ],
)
def test_it_is_done_at_once_then_nightly_and_by_day_where_two_days_passed(now, times):
    for at in ("2020-07-21T10:00", "2020-07-21T10:05", now):
        with clock.at(datetime.fromisoformat(at)):
            assert check_store_if_due() == []
    assert AuditLine.objects.filter(act="check_store").count() == times
