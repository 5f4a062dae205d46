from datetime import date

import pytest
from django.conf import settings

from qingchen.problems import Problem
from qingchen.registers import durable
from qingchen.registers.actions import accept, check, mend_store, open_received, receive, reveal, rotate_master_key
from qingchen.registers.keyring import master_path, read_master
from qingchen.registers.models import Batch, SealedFile
from qingchen.registers.store import keyring, root, snapshot, verify_store
from qingchen.values.actor import SYSTEM
from tests.integration.registers.files import LISHU, SIPING, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
NEW = b"n" * 16


@pytest.fixture
def submission(july_2020):
    submission = receive(LISHU, "employers", "梨树.csv", employers({}), region="220322")
    check(LISHU, submission)
    accept(SIPING, submission)
    return submission


@pytest.mark.usefixtures("submission")
def test_a_missing_a_changed_and_an_unknown_file_are_each_named():
    batch = Batch.objects.get()
    (root() / batch.sealed_path).unlink()
    with (root() / batch.path).open("ab") as file:
        file.write(b"x")
    (root() / "batches" / "left.parquet").write_bytes(b"x")
    faults = verify_store()
    assert len(faults) == 3
    for part in (f"缺少文件：{batch.sealed_path}", f"文件被改动：{batch.path}", "多余文件：batches/left.parquet"):
        assert any(part in fault for fault in faults)


@pytest.mark.usefixtures("submission")
def test_mending_takes_out_leftovers_only_and_says_so_and_loses_no_whole_file():
    (root() / "batches" / "left.parquet").write_bytes(b"x")
    (root() / "batches" / ".left.sealed.partial").write_bytes(b"y")
    cut_off, whole = mend_store(SYSTEM)
    assert "已清除多余文件：batches/.left.sealed.partial" in cut_off
    assert "set-aside/batches/left.parquet" in whole
    kept = [path for path in (root().parent / "set-aside").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [b"x"]
    assert verify_store() == []
    assert mend_store(SYSTEM) == []


def test_mending_waits_for_nobody_who_writes():
    with durable.writing(root()), pytest.raises(Problem) as caught:
        mend_store(SYSTEM)
    assert caught.value.code == "store.busy"


def test_a_new_master_key_wraps_every_key_anew_and_touches_no_file_of_rows(submission):
    files = {path: path.read_bytes() for path in root().rglob("*") if path.is_file()}
    standing = keyring().stand_in("phone_key", "13900010001")
    old = read_master({}, settings.QINGCHEN_HOME, make=False)
    assert rotate_master_key(SYSTEM, old, NEW) == SealedFile.objects.count() + Batch.objects.count()
    assert master_path(settings.QINGCHEN_HOME).read_text() == NEW.hex()
    assert keyring().masters == (NEW,)
    assert keyring().stand_in("phone_key", "13900010001") == standing
    assert {path: path.read_bytes() for path in root().rglob("*") if path.is_file()} == files
    assert reveal(SIPING, "employers", 1, 1, "换钥后核对")["address"] == "示例路一号"
    assert open_received(SIPING, submission) == employers({})
    master_path(settings.QINGCHEN_HOME).write_text(old.hex())
    with pytest.raises(Problem) as caught:
        reveal(SIPING, "employers", 1, 1, "旧钥")
    assert caught.value.code == "store.wrong_master_key"


@pytest.mark.usefixtures("submission")
@pytest.mark.parametrize("steps", range(3))
def test_a_rotation_cut_off_anywhere_leaves_the_store_open_and_can_be_taken_up(steps, monkeypatch):
    class CutOff(Exception):
        pass

    left = [steps]

    def cut(step, name):
        if step == "renamed":
            left[0] -= 1
            if left[0] < 0:
                raise CutOff

    monkeypatch.setattr(durable, "listeners", [cut])
    old = read_master({}, settings.QINGCHEN_HOME, make=False)
    with pytest.raises(CutOff):
        rotate_master_key(SYSTEM, old, NEW)
    monkeypatch.setattr(durable, "listeners", [])
    assert reveal(SIPING, "employers", 1, 1, "中断之后")["address"] == "示例路一号"
    assert snapshot(date(2020, 7, 20)).table("employers").count().to_pyarrow().as_py() == 1
    rotate_master_key(SYSTEM, old, NEW)
    assert keyring().masters == (NEW,)
    assert reveal(SIPING, "employers", 1, 1, "换完之后")["address"] == "示例路一号"


@pytest.mark.usefixtures("submission")
def test_no_key_is_changed_while_somebody_writes_and_it_can_be_taken_up_afterwards():
    old = read_master({}, settings.QINGCHEN_HOME, make=False)
    with durable.writing(root()), pytest.raises(Problem) as caught:
        rotate_master_key(SYSTEM, old, NEW)
    assert caught.value.code == "store.busy"
    assert reveal(SIPING, "employers", 1, 1, "未换成")["address"] == "示例路一号"
    assert rotate_master_key(SYSTEM, old, NEW) == SealedFile.objects.count() + Batch.objects.count()
    assert reveal(SIPING, "employers", 1, 1, "换成了")["address"] == "示例路一号"


def test_what_was_staged_under_the_old_key_is_accepted_under_the_new_one():
    submission = receive(LISHU, "employers", "梨树.csv", employers({}), region="220322")
    check(LISHU, submission)
    rotate_master_key(SYSTEM, read_master({}, settings.QINGCHEN_HOME, make=False), NEW)
    batch = accept(SIPING, submission)
    assert reveal(SIPING, "employers", batch.number, 1, "换钥后入账")["address"] == "示例路一号"
    assert open_received(SIPING, submission) == employers({})
