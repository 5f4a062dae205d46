"""Rows of a page with their sensitive columns masked."""

from datetime import date

import pytest

from qingchen.accounts.models import AuditLine
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.masked_rows import masked
from qingchen.registers.reader import ScopedReader
from qingchen.registers.sealing import SealBroken
from qingchen.registers.store import root, snapshot
from tests.integration.registers.files import LISHU, SIPING, employers, trainings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]

OTHER = {"training_no": "PX2020-002", "identity_number": "229900196502030011", "name": "欧阳样例"}


def _accepted(register_name, data, name):
    submission = receive(LISHU, register_name, name, data, region="220322")
    check(LISHU, submission)
    return accept(SIPING, submission)


def _rows(register_name):
    return ScopedReader(LISHU, snapshot(date(2020, 7, 20))).table(register_name).to_polars()


def test_rows_of_several_batches_come_masked_each_under_its_own_name():
    first = _accepted("trainings", trainings({}), "一.csv")
    second = _accepted("trainings", trainings(OTHER), "二.csv")
    shown = masked("trainings", _rows("trainings"))
    assert shown == {
        (first.number, 1): {"identity_number": "229900********0012", "name": "示**"},
        (second.number, 1): {"identity_number": "229900********0011", "name": "欧阳**"},
    }


def test_a_row_without_sensitive_values_shows_empty_ones():
    batch = _accepted("employers", employers({"principal_phone": "", "address": ""}), "企业.csv")
    assert set(masked("employers", _rows("employers"))[batch.number, 1].values()) == {""}


def test_masked_display_leaves_no_line_in_the_log():
    _accepted("trainings", trainings({}), "一.csv")
    lines = AuditLine.objects.count()
    masked("trainings", _rows("trainings"))
    assert AuditLine.objects.count() == lines


def test_a_sealed_file_moved_to_another_batch_does_not_open():
    first = _accepted("trainings", trainings({}), "一.csv")
    second = _accepted("trainings", trainings(OTHER), "二.csv")
    (root() / second.sealed_path).write_bytes((root() / first.sealed_path).read_bytes())
    with pytest.raises(SealBroken):
        masked("trainings", _rows("trainings"))
