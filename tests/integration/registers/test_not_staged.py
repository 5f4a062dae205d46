"""What the check has staged is entered as it lies: gone, changed or keyed anew since, it is not."""

import pytest

from qingchen.problems import Problem
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.models import Batch, StagedBatch
from qingchen.registers.store import root, verify_store
from tests.integration.registers.files import LISHU, PROVINCE, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def _remove(staged: StagedBatch) -> None:
    (root() / staged.sealed_path).unlink()


def _change(staged: StagedBatch) -> None:
    with (root() / staged.path).open("ab") as file:
        file.write(b"x")


def _key_anew(staged: StagedBatch) -> None:
    StagedBatch.objects.filter(pk=staged.pk).update(stand_in_version=staged.stand_in_version - 1)


def _drop(staged: StagedBatch) -> None:
    staged.delete()


@pytest.mark.parametrize(
    ("harm", "why"),
    [(_remove, "文件缺失"), (_change, "文件被改动"), (_key_anew, "检索键已更换"), (_drop, "尚未备好")],
    ids=["missing", "changed", "keyed anew", "dropped"],
)
def test_nothing_is_entered_and_a_new_check_mends_it(harm, why):
    submission = receive(LISHU, "employers", "梨树.csv", employers({}), region="220322")
    check(LISHU, submission)
    harm(StagedBatch.objects.get())
    with pytest.raises(Problem) as caught:
        accept(PROVINCE, submission)
    assert caught.value.code == "submission.not_staged"
    assert why in caught.value.sentence
    assert not Batch.objects.exists()
    submission.refresh_from_db()
    assert submission.state == "checked"
    check(LISHU, submission)
    assert accept(PROVINCE, submission).rows == 1
    assert [fault for fault in verify_store() if "多余文件" not in fault] == []
