"""From a notice to a loaded campaign by pages alone, as the provincial office does it."""

import html
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import AuditLine, User
from qingchen.inspection.models import NoticeDraft, Round
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import EVERYWHERE, Area

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
ROOT = Path(__file__).parents[3]
NOTICE = (ROOT / "tests/fixtures/notices/jilin-2020.txt").read_bytes()


@pytest.fixture
def campaigns(tmp_path, settings):
    settings.QINGCHEN_CAMPAIGNS = tmp_path / "campaigns"
    shutil.copytree(ROOT / "campaigns" / "jilin-2020", settings.QINGCHEN_CAMPAIGNS / "jilin-2020")
    return settings.QINGCHEN_CAMPAIGNS


@pytest.fixture
def office(client, campaigns):
    keep_account(SYSTEM, "province", name="省办", role=Role.PROVINCE, area=EVERYWHERE)
    client.force_login(User.objects.get(username="province"))
    return client


def _sent(office, data=NOTICE, name="通知.txt"):
    return office.post("/notices/", {"file": SimpleUploadedFile(name, data)})


def _fields(page):
    """What a browser would send back unchanged."""
    text = page.content.decode()
    found = {
        name: html.unescape(value) for name, value in re.findall(r'<input[^>]* name="([\w.]+)" value="([^"]*)"', text)
    }
    for name, options in re.findall(r'<select[^>]* name="([\w.]+)"[^>]*>(.*?)</select>', text, re.S):
        found[name] = re.search(r'value="(\w*)" selected', options)[1]
    return found


def test_a_notice_becomes_a_loaded_campaign_when_what_it_does_not_say_is_filled_in(office, campaigns):
    address = _sent(office).headers["Location"]
    page = office.get(address)
    text = page.content.decode()
    assert "没有找到自查截止日" in text
    assert "载入活动</button>" not in text
    fields = _fields(page) | {"head.code": "jilin-2020-b", "head.self_check_due_on": "2020-07-20"}
    fields |= {name: "示例" for name in fields if re.fullmatch(r"officers\.\d+\.(name|post)", name)}
    assert office.post(address, fields).status_code == 302
    assert "没有错误，可以载入" in office.get(address).content.decode()
    office.post(f"{address}enter/")
    round_ = Round.objects.get(campaign="jilin-2020-b")
    assert (round_.document_no, round_.units.count(), round_.teams.count()) == ("吉尘防办发〔2020〕2号", 12, 6)
    assert (campaigns / "jilin-2020-b" / "units.csv").exists()
    acts = list(AuditLine.objects.filter(act__contains="notice").values_list("act", flat=True))
    assert acts == ["read_notice", "correct_notice", "enter_notice"]
    assert "以下只供查阅" in office.get(address).content.decode()
    assert "已经载入" in office.post(address, {"head.title": "改"}).content.decode()


def test_each_value_leads_to_its_passage_in_the_text(office):
    text = office.get(_sent(office).headers["Location"]).content.decode()
    field = text[text.index('name="head.issued_on"') :]
    start = re.search(r'href="#from-(\d+)"', field)[1]
    mark = re.search(rf'<mark id="from-{start}"[^>]*>(.*?)</mark>', text, re.S)
    assert "2020 年 7 月 15 日" in mark[1]


def test_telephone_numbers_are_neither_on_the_page_nor_in_the_folder(office):
    address = _sent(office).headers["Location"]
    assert "13900000001" not in office.get(address).content.decode()
    packed = office.get(f"{address}folder/")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert all(b"13900000001" not in archive.read(name) for name in archive.namelist())
        assert "jilin-2020/campaign.yaml" in archive.namelist()


def test_a_draft_that_is_not_complete_is_not_loaded_and_leaves_nothing(office, campaigns):
    address = _sent(office).headers["Location"]
    office.post(address, {"head.code": "unfinished-2020"})
    answer = office.post(f"{address}enter/")
    assert answer.status_code == 422
    assert not (campaigns / "unfinished-2020").exists()
    assert not Round.objects.exists()


def test_an_account_that_is_there_already_is_not_taken_over(office, campaigns):
    address = _sent(office).headers["Location"]
    fields = _fields(office.get(address)) | {"head.code": "another-2020", "head.self_check_due_on": "2020-07-20"}
    fields |= {name: "示例" for name in fields if re.fullmatch(r"officers\.\d+\.(name|post)", name)}
    office.post(address, fields | {"officers.1.username": "province"})
    answer = office.post(f"{address}enter/")
    assert answer.status_code == 409
    assert "province" in answer.content.decode()
    assert User.objects.get(username="province").name == "省办"
    assert not (campaigns / "another-2020").exists()


def test_a_line_is_added_and_dropped(office):
    address = _sent(office).headers["Location"]
    office.post(address, {"change": "add:teams.0.members"})
    assert 'name="teams.0.members.3.name"' in office.get(address).content.decode()
    office.post(address, {"change": "drop:teams.0.members.3"})
    assert 'name="teams.0.members.3.name"' not in office.get(address).content.decode()


def test_a_file_that_is_no_notice_is_told_on_the_page_and_not_kept(office):
    answer = _sent(office, b"\x00\x01\x02" * 100, "photo.txt")
    assert answer.status_code == 422
    assert "“photo.txt”没有读成" in answer.content.decode()
    assert not NoticeDraft.objects.exists()


def test_nobody_but_the_office_reads_notices(client, campaigns):
    keep_account(SYSTEM, "officer_siping", name="四平", role=Role.PLACE, area=Area(("2203",)))
    client.force_login(User.objects.get(username="officer_siping"))
    assert client.get("/notices/").status_code == 403
    assert _sent(client).status_code == 403
