"""The pages of a submission's life: list with filters, detail, acceptance in part, taking back, a row's history."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qingchen import clock
from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import User
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.actions.keeping import mend_after_restart
from qingchen.registers.file_ids import file_ids
from qingchen.registers.models import Submission
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import Area
from tests.integration.registers.files import LISHU, SIPING, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]

UNCHECKED = "报送人可在它的页面上继续检查或核对列对应，文件不必重报。"


@pytest.fixture
def person(db):
    """`person("officer_siping")`: a signed-in client."""
    places = {"officer_siping": ("2203",), "officer_lishu": ("220322",), "officer_changchun": ("2201",)}

    def signed_in(username):
        keep_account(SYSTEM, username, name=username, role=Role.PLACE, area=Area(places[username]))
        client = Client()
        client.force_login(User.objects.get(username=username), "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


def _accepted(*rows, name="梨树.csv", at=None):
    with clock.at(at or clock.now()):
        submission = receive(LISHU, "employers", name, employers(*rows), region="220322")
        check(LISHU, submission)
        accept(SIPING, submission)
    return submission


def test_a_rows_history_shows_every_version_what_changed_and_which_held_on_a_past_day(person):
    _accepted({"workers": 80}, name="一.csv", at=datetime(2020, 7, 1, 9))
    _accepted({"workers": 95}, name="二.csv", at=datetime(2020, 7, 10, 9))
    token = file_ids().row("employers", 1, 1)
    lishu = person("officer_lishu")
    page = lishu.get(f"/rows/{token}/").content.decode()
    for words in ("一.csv", "二.csv", "80", "95", "改", "第 2 批的版本有效", "2020-07-10"):
        assert words in page
    assert "示例路一号" not in page
    assert "13900010001" not in page
    before = lishu.get(f"/rows/{token}/", {"known_on": "2020-07-05"}).content.decode()
    assert "第 1 批的版本有效" in before
    assert "当时未知" in before
    assert "没有有效的版本" in lishu.get(f"/rows/{token}/", {"known_on": "2020-06-20"}).content.decode()
    assert person("officer_changchun").get(f"/rows/{token}/").status_code == 404


def test_an_accepted_file_is_taken_back_on_its_page_and_its_rows_say_so(person):
    first = _accepted({"workers": 80}, name="一.csv")
    siping = person("officer_siping")
    page = siping.get(f"/submissions/{first.public_id}/").content.decode()
    assert "撤销入账" in page
    assert "1 行仍为最新" in page
    answer = siping.post(f"/submissions/{first.public_id}/withdraw/", {"reason": "报错了县"}, follow=True)
    page = answer.content.decode()
    assert "已撤销入账" in page
    assert "报错了县" in page
    assert "撤销" in siping.get(f"/rows/{file_ids().row('employers', 1, 1)}/").content.decode()
    again = siping.post(f"/submissions/{first.public_id}/withdraw/", {"reason": "x"}, follow=True)
    assert "不能办理“撤销入账”。以下是它现在的情况" in again.content.decode()


def test_a_submission_whose_rows_all_have_newer_versions_is_said_to_be_superseded(person):
    first = _accepted({"workers": 80}, name="一.csv")
    second = _accepted({"workers": 95}, name="二.csv")
    lishu = person("officer_lishu")
    assert "已被取代" in lishu.get(f"/submissions/{first.public_id}/").content.decode()
    assert "已被取代" not in lishu.get(f"/submissions/{second.public_id}/").content.decode()
    rows = lishu.get(f"/submissions/{second.public_id}/rows/").content.decode()
    assert "来历" in rows
    assert "13900010001" not in rows


def test_a_replacing_ledger_says_what_it_leaves_out_and_asks_before_it_is_accepted(person):
    _accepted({"site_no": 1}, {"site_no": 2}, {"site_no": 3})
    ledger = receive(LISHU, "employers", "整本.csv", employers({"site_no": 1}), region="220322", mode="replace")
    check(LISHU, ledger)
    address = f"/submissions/{ledger.public_id}/"
    siping = person("officer_siping")
    assert "现有 3 行，其中 <b>2</b> 行不在文件里" in person("officer_lishu").get(address).content.decode()
    assert 'name="withdrawing" value="2" required' in siping.get(address).content.decode()
    unasked = siping.post(address + "accept/", {"withdrawing": "1"}, follow=True).content.decode()
    assert "请核对后写明同意撤销 2 行再接收" in unasked
    assert "第 2 批，3 行" in siping.post(address + "accept/", {"withdrawing": "2"}, follow=True).content.decode()


def test_the_sender_takes_a_file_back_before_it_is_accepted_and_may_send_it_again(person):
    data = employers({})
    sent = receive(LISHU, "employers", "错.csv", data, region="220322")
    check(LISHU, sent)
    lishu, address = person("officer_lishu"), f"/submissions/{sent.public_id}/"
    assert "take-back/" not in person("officer_siping").get(address).content.decode()
    assert "take-back/" in lishu.get(address).content.decode()
    page = lishu.post(address + "take-back/", {"reason": "报错了县"}, follow=True).content.decode()
    assert "已撤回，没有入账" in page
    assert "报错了县" in page
    assert receive(LISHU, "employers", "错.csv", data, region="220322").state == "received"
    assert "以下是它现在的情况" in lishu.post(address + "take-back/", {"reason": "x"}, follow=True).content.decode()


def test_good_rows_alone_are_offered_to_whoever_accepts_and_to_nobody_else(person):
    rows = ({"workers_dust_exposed": 60}, {"site_no": 2}, {"site_no": 3})
    submission = receive(LISHU, "employers", "三行.csv", employers(*rows), region="220322")
    check(LISHU, submission)
    lishu, siping = person("officer_lishu"), person("officer_siping")
    address = f"/submissions/{submission.public_id}/"
    assert "接收无误的行" not in lishu.get(address).content.decode()
    assert "只接收无误的 2 行" in siping.get(address).content.decode()
    assert lishu.post(address + "accept-part/").status_code == 403
    page = siping.post(address + "accept-part/", follow=True).content.decode()
    assert "1</b> 行退回更正" in page
    assert lishu.get(address + "given-back/").content.startswith(b"PK")
    assert lishu.get(address + "original/").content == employers(*rows)
    assert person("officer_changchun").get(address + "given-back/").status_code == 404


def test_a_check_that_was_cut_off_is_told_and_goes_on_from_its_page_or_by_sending_the_file_again(person):
    lishu = person("officer_lishu")
    for number in (1, 2):
        data = employers({"site_no": number})
        cut_off = receive(LISHU, "employers", "梨树.csv", data, region="220322")
        address = f"/submissions/{cut_off.public_id}/"
        assert "文件不必重报" in lishu.get(address).content.decode()
        assert mend_after_restart() == ["1 份报送已收到、没有检查完：" + UNCHECKED]
        if number == 1:
            page = lishu.post(address + "check/", follow=True).content.decode()
        else:
            sent = {"file": SimpleUploadedFile("再报.csv", data), "register": "employers", "region": "220322"}
            page = lishu.post("/submissions/new/", sent, follow=True).content.decode()
        assert "没有发现问题" in page
        assert "文件不必重报" not in page
    assert set(Submission.objects.values_list("state", flat=True)) == {"checked"}
    again = lishu.post("/submissions/new/", sent | {"file": SimpleUploadedFile("三报.csv", data)})
    assert (again.status_code, address in again.content.decode()) == (409, True)


def test_the_list_is_narrowed_by_register_region_sender_and_days(person):
    _accepted({"workers": 80}, name="早.csv", at=datetime(2020, 7, 1, 9))
    _accepted({"workers": 95}, name="晚.csv", at=datetime(2020, 7, 10, 9))
    siping = person("officer_siping")
    for asked, there, gone in (
        ({"from": "2020-07-05"}, "晚.csv", "早.csv"),
        ({"until": "2020-07-01"}, "早.csv", "晚.csv"),
        ({"register": "employers", "region": "220322", "sender": "officer_lishu", "state": "accepted"}, "早.csv", "无"),
    ):
        page = siping.get("/submissions/", asked).content.decode()
        assert there in page
        assert gone not in page.replace("无误", "")
    assert "早.csv" not in siping.get("/submissions/", {"region": "220323"}).content.decode()
    assert Submission.objects.count() == 2
