"""Merging batches into segments: nothing read changes by it, and what is damaged is noticed and made again."""

import json
from datetime import date, timedelta

import pytest

from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers import durable
from qingchen.registers.actions import accept, check, mend_store, merge_batches, receive, reveal
from qingchen.registers.actions.keeping import mend_after_restart
from qingchen.registers.merged import lookup_files
from qingchen.registers.merged import store as merged
from qingchen.registers.models import Batch, Lookup, Segment
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import root, snapshot, verify_store
from qingchen.values.actor import SYSTEM
from tests.integration.registers.files import GONGZHULING, LISHU, PROVINCE, SIPING, USCC, employers, trainings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
TODAY = date(2020, 7, 20)
KEY = {"uscc": USCC, "site_no": 1}


def _accepted(register, data):
    submission = receive(LISHU, register, "梨树.csv", data, region="220322")
    check(LISHU, submission)
    return accept(SIPING, submission)


@pytest.fixture
def batches(july_2020):
    _accepted("employers", employers({}, {"site_no": 2}))
    _accepted("trainings", trainings({}))
    _accepted("employers", employers({"name": "改名采石有限公司", "effective_on": "2020-07-01"}))
    return list(Batch.objects.all())


def _seen(reader):
    return [
        reader.table("employers").order_by("site_no").select("site_no", "name", "_batch", "_row").to_polars().rows(),
        reader.table("trainings").select("training_no", "_division").to_polars().rows(),
        [(version.batch, version.values["name"], version.source.text) for version in reader.history("employers", KEY)],
        reader.matching("employers", "uscc", USCC).sort("site_no")["name"].to_list(),
        reader.version("employers", 3, 1).values["name"],
    ]


@pytest.mark.usefixtures("batches")
def test_nothing_that_anybody_reads_changes_by_merging():
    readers = [ScopedReader(actor, snapshot(TODAY)) for actor in (PROVINCE, SIPING)]
    before = [_seen(reader) for reader in readers]
    files = {path: path.read_bytes() for path in (root() / "batches").rglob("*") if path.is_file()}
    told = merge_batches(SYSTEM, whole=True)
    assert ["2 个批次、0 个合并段合为一段，3 行" in line for line in told] == [True, False]
    assert [_seen(ScopedReader(actor, snapshot(TODAY))) for actor in (PROVINCE, SIPING)] == before
    assert _seen(readers[0]) == before[0]
    assert {path: path.read_bytes() for path in (root() / "batches").rglob("*") if path.is_file()} == files
    assert reveal(SIPING, "employers", 3, 1, "合并后核对")["address"] == "示例路一号"
    assert ScopedReader(GONGZHULING, snapshot(TODAY)).matching("employers", "uscc", USCC).height == 0
    assert verify_store() == []
    assert {path.stat().st_mode & 0o077 for path in (root() / "segments").rglob("*.*")} == {0}
    assert merge_batches(SYSTEM, whole=True) == []


@pytest.mark.usefixtures("batches")
def test_each_merge_leaves_one_line_and_look_ups_and_clearing_leave_none():
    merge_batches(SYSTEM, whole=True)
    _accepted("employers", employers({"site_no": 3}))
    merge_batches(SYSTEM, whole=True)
    merged.clear_superseded(root(), timedelta(0))
    lines = [
        json.loads(text) for text in AuditLine.objects.filter(act="merge_batches").values_list("details", flat=True)
    ]
    assert [(line["register"], line["batches"], line["in_place_of"]) for line in lines] == [
        ("employers", "1-3", 0),
        ("trainings", "2-2", 0),
        ("employers", "1-4", 1),
    ]


@pytest.mark.usefixtures("batches")
def test_a_tail_is_merged_only_once_it_is_longer_than_the_policy_allows():
    assert merge_batches(SYSTEM) == []
    assert len(merge_batches(SYSTEM, longest_tail=1)) == 1
    assert list(Segment.objects.values_list("register", "first", "last")) == [("employers", 1, 3)]


@pytest.mark.usefixtures("batches")
def test_what_was_known_on_a_past_day_is_read_from_a_segment_that_reaches_beyond_it():
    early = ScopedReader(PROVINCE, snapshot(TODAY).up_to(1))
    merge_batches(SYSTEM, whole=True)
    late = ScopedReader(PROVINCE, snapshot(TODAY).up_to(1))
    for reader in (early, late):
        assert reader.matching("employers", "uscc", USCC)["name"].to_list() == ["示例采石有限公司"] * 2
        assert reader.table("employers").count().to_pyarrow().as_py() == 2
        assert len(reader.history("employers", KEY)) == 1


@pytest.mark.usefixtures("batches")
def test_a_reader_of_an_older_snapshot_is_not_disturbed_by_clearing_what_it_would_have_read():
    merge_batches(SYSTEM, whole=True)
    reader = ScopedReader(PROVINCE, snapshot(TODAY))
    expected = _seen(ScopedReader(PROVINCE, snapshot(TODAY)))
    _accepted("employers", employers({"site_no": 3}))
    merge_batches(SYSTEM, whole=True)
    assert len(merged.clear_superseded(root())) == 0
    assert len(merged.clear_superseded(root(), timedelta(0))) == 2
    assert _seen(reader) == expected
    assert verify_store() == []


@pytest.mark.usefixtures("batches")
@pytest.mark.parametrize("harm", ["missing", "cut", "changed", "lookup"])
def test_a_segment_that_is_missing_or_changed_is_named_passed_over_and_made_again(harm):
    expected = _seen(ScopedReader(PROVINCE, snapshot(TODAY)))
    merge_batches(SYSTEM, whole=True)
    segment = Segment.objects.get(register="employers")
    path = root() / (segment.lookup_path if harm == "lookup" else segment.path)
    data = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(data[:-1] if harm == "cut" else bytes([data[0] ^ 1]) + data[1:])
    (fault,) = verify_store()
    assert str(path.relative_to(root())) in fault
    assert ("缺失" if harm == "missing" else "被改动") in fault
    assert _seen(ScopedReader(PROVINCE, snapshot(TODAY))) == expected
    assert len(mend_store(SYSTEM)) == 1
    assert verify_store() == []
    assert len(merge_batches(SYSTEM, whole=True)) == 1
    assert verify_store() == []
    assert _seen(ScopedReader(PROVINCE, snapshot(TODAY))) == expected


@pytest.mark.usefixtures("batches")
def test_a_segment_restored_from_a_backup_with_another_time_is_read_again():
    merge_batches(SYSTEM, whole=True)
    segment = Segment.objects.get(register="employers")
    data = (root() / segment.path).read_bytes()
    (root() / segment.path).write_bytes(data)
    (batch, *_) = Batch.objects.filter(register="employers")
    (root() / batch.path).unlink()
    assert ScopedReader(PROVINCE, snapshot(TODAY)).table("employers").count().to_pyarrow().as_py() == 2


@pytest.mark.usefixtures("batches")
@pytest.mark.parametrize("harm", ["longer", "not there"])
def test_a_changed_or_missing_batch_is_never_merged(harm):
    batch = Batch.objects.filter(register="employers").first()
    if harm == "longer":
        with (root() / batch.path).open("ab") as file:
            file.write(b"x")
    else:
        (root() / batch.path).unlink()
    with pytest.raises(Problem) as caught:
        merge_batches(SYSTEM, whole=True)
    assert caught.value.code == "store.batch_changed"
    assert batch.path in caught.value.sentence
    assert list(Segment.objects.values_list("register", flat=True)) == ["trainings"]


@pytest.mark.usefixtures("batches")
def test_a_merge_that_fails_leaves_no_file_behind(monkeypatch):
    class DiskFull(Exception):
        pass

    def fail(step, name):
        if (step, name) == ("partial", ".lookup"):
            raise DiskFull

    monkeypatch.setattr(durable, "listeners", [fail])
    with pytest.raises(DiskFull):
        merge_batches(SYSTEM, whole=True)
    assert verify_store() == []
    assert not Segment.objects.exists()


@pytest.mark.usefixtures("batches")
def test_a_restart_mends_what_was_left_and_tells_it_and_else_leaves_no_line():
    merge_batches(SYSTEM, whole=True)
    assert mend_after_restart() == []
    assert not AuditLine.objects.filter(act="mend_store").exists()
    (root() / "segments" / "employers" / ".left.parquet.partial").write_bytes(b"x")
    (root() / Segment.objects.get(register="trainings").path).unlink()
    told = mend_after_restart()
    assert len(told) == 2
    assert any(".left.parquet.partial" in line for line in told)
    assert AuditLine.objects.filter(act="mend_store").count() == 1
    assert verify_store() == []


@pytest.mark.usefixtures("batches")
def test_two_never_merge_at_once_and_mending_waits_for_who_merges():
    with durable.merging(root()), pytest.raises(Problem) as caught:
        merge_batches(SYSTEM)
    assert caught.value.code == "store.merging"


@pytest.mark.usefixtures("batches")
def test_a_large_batch_gets_a_look_up_until_it_is_merged(monkeypatch):
    monkeypatch.setattr(merged, "SMALL", 0)
    monkeypatch.setattr(lookup_files, "SMALL", 0)
    without = _seen(ScopedReader(PROVINCE, snapshot(TODAY)))
    merge_batches(SYSTEM)
    assert Lookup.objects.count() == 3
    assert _seen(ScopedReader(PROVINCE, snapshot(TODAY))) == without
    assert verify_store() == []
    path = root() / Lookup.objects.first().path
    path.write_bytes(path.read_bytes()[:-8])
    assert len(verify_store()) == 1
    assert _seen(ScopedReader(PROVINCE, snapshot(TODAY))) == without
    merge_batches(SYSTEM, whole=True)
    assert Lookup.objects.count() == 0
    assert verify_store() == []
