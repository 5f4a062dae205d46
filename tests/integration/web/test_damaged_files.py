"""A batch's file that is gone or was rewritten: every reader is told which, and verification names it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from qingchen.accounts.actions import issue_token
from qingchen.accounts.models import AuditLine
from qingchen.accounts.token_holder import ALL_REGISTERS
from qingchen.registers.actions import check_store, export_rows
from qingchen.registers.exchange.form import Form
from qingchen.registers.exchange.selection import Selection
from qingchen.registers.file_ids import file_ids
from qingchen.registers.models import Batch
from qingchen.registers.resolved import kept
from qingchen.registers.store import root, verify_store
from qingchen.values.actor import SYSTEM
from qingchen.values.region import Area
from tests.integration.registers.files import PROVINCE
from tests.integration.web.file_facts import USCC, quarry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def damaged(round_, request):
    """The path of the batch of workers, missing or overwritten; the register's own table is not in memory."""
    quarry()
    batch = Batch.objects.filter(register="exposed_workers").first()
    path = root() / (batch.sealed_path if request.param == "sealed" else batch.path)
    if request.param == "overwritten":
        path.write_bytes(b"x" * path.stat().st_size)
    else:
        path.unlink()
    kept.forget()
    return str(path.relative_to(root()))


def _told(answer, path: str) -> None:
    said = answer.content.decode()
    assert (answer.status_code, path in said, "qingchen store verify" in said) == (500, True, True)
    assert "Traceback" not in said


@pytest.mark.parametrize("damaged", ["missing", "overwritten"], indirect=True)
def test_pages_exports_and_programs_are_told_which_file_to_bring_back(browser, damaged):
    client = browser("province")
    _told(client.get(reverse("employer_file", args=[file_ids().employer(USCC, 1)])), damaged)
    _told(client.get(reverse("ledger", args=["exposed_workers"])), damaged)
    _told(client.post(reverse("ledger_export", args=["exposed_workers"]), {"form": "csv"}), damaged)
    _, secret = issue_token(PROVINCE, "程序", area=Area(("22",)), acts=("read",), registers=(ALL_REGISTERS,), days=30)
    answer = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/registers/exposed_workers/rows")
    _told(answer, damaged)
    assert answer.json()["code"] == "store.file_damaged"
    (fault,) = verify_store()
    assert damaged in fault


@pytest.mark.parametrize("damaged", ["sealed"], indirect=True)
def test_a_missing_sealed_file_is_told_where_persons_would_be_shown(browser, damaged):
    _told(browser("province").get(reverse("ledger", args=["exposed_workers"])), damaged)


@pytest.mark.parametrize("damaged", ["sealed"], indirect=True)
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_export_that_cannot_go_on_says_in_its_last_line_that_it_is_not_whole(browser, damaged, form):
    answer = export_rows(PROVINCE, Selection("exposed_workers"), Form(form), about=date(2020, 7, 20))
    sent = []
    with pytest.raises(FileNotFoundError):
        sent.extend(answer.stream)
    last = b"".join(sent).decode().splitlines()[-1]
    assert "导出中断，以上不是全部的行" in last
    assert damaged in last
    line = AuditLine.objects.filter(act="end_export", public_id=answer.uid).get()
    assert line.result == "broken_off"


def test_the_province_is_told_first_of_all_that_a_file_is_not_as_it_was_accepted(browser):
    quarry()
    check_store(SYSTEM)
    office, place = browser("province"), browser("officer_siping")
    assert "数据文件与目录一致" in _page(office, "audit")
    assert "处理数据文件不符" not in _page(office, "tasks")
    batch = Batch.objects.filter(register="exposed_workers").first()
    path = root() / batch.path
    path.write_bytes(b"x" * path.stat().st_size)
    check_store(SYSTEM)
    told = _page(office, "tasks")
    assert "处理数据文件不符" in told
    assert "处理数据文件不符" not in _page(place, "tasks")
    told = _page(office, "audit")
    assert "数据文件核对未通过" in told
    assert batch.path in told


def _page(client, name: str) -> str:
    return client.get(reverse(name)).content.decode()
