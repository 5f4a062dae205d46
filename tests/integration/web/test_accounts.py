"""Accounts are opened by their own people with a code that the office hands out."""

import re

import pytest
from django.test import Client

from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import AuditLine, User
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import EVERYWHERE, NOWHERE, Area

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
CHOSEN = "北山的雪化了-2020"


@pytest.fixture
def office(client):
    keep_account(SYSTEM, "province", name="省办", role=Role.PROVINCE, area=EVERYWHERE, password="x" * 12)
    keep_account(SYSTEM, "auditor", name="审计", role=Role.SECURITY_AUDITOR, area=NOWHERE)
    keep_account(SYSTEM, "leader_2", name="乙组长", role=Role.INSPECTOR, area=NOWHERE, agency="省卫生健康委员会")
    keep_account(SYSTEM, "officer_siping", name="四平", role=Role.PLACE, area=Area(("2203",)))
    client.force_login(User.objects.get(username="province"))
    return client


def _code(office, username):
    page = office.post("/people/codes/", {"username": username}).content.decode()
    return re.search(r"<b>([2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})</b>", page)[1]


def _opens(username, code, password=CHOSEN, again=None):
    return Client().post(
        "/activate/", {"username": username, "code": code, "password": password, "again": again or password}
    )


def test_the_office_hands_out_codes_once_and_each_person_chooses_the_password(office):
    assert "给 3 个未开通的账号发开通码" in office.get("/people/").content.decode()
    page = office.post("/people/codes/", {"whom": "waiting"})
    assert page.headers["Cache-Control"].startswith("max-age=0")
    codes = dict(re.findall(r'"figures">(\w+)</td><td class="figures nowrap"><b>([\w-]+)</b>', page.content.decode()))
    assert set(codes) == {"auditor", "leader_2", "officer_siping"}
    assert _opens("leader_2", codes["leader_2"].lower().replace("-", " ")).headers["Location"] == "/accounts/login/"
    assert User.objects.get(username="leader_2").check_password(CHOSEN)
    assert _opens("leader_2", codes["leader_2"], "另一个口令-2020").status_code == 422
    told = office.get("/people/").content.decode()
    assert codes["auditor"] not in told
    assert "已发开通码 <b>2</b>" in told
    lines = AuditLine.objects.filter(act__in=("issue_codes", "activate_account")).values_list("actor", "act")
    assert list(lines) == [("province", "issue_codes"), ("leader_2", "activate_account")]
    assert not any(code in line.details for line in AuditLine.objects.all() for code in codes.values())


def test_a_wrong_code_is_answered_alike_whatever_is_wrong_and_five_close_the_door(office):
    code = _code(office, "leader_2")
    said = {
        _opens(name, "2222-2222-2222").content.decode().count("账号或开通码不对") for name in ("nobody", "leader_2")
    }
    assert said == {1}
    for _ in range(4):
        _opens("leader_2", "2222-2222-2222")
    assert _opens("leader_2", code).status_code == 422
    assert _opens("leader_2", _code(office, "leader_2")).status_code == 302


def test_a_weak_or_mistyped_password_leaves_the_code_good(office):
    code = _code(office, "leader_2")
    assert "不一样" in _opens("leader_2", code, CHOSEN, "别的口令-2020").content.decode()
    assert "没有设定" in _opens("leader_2", code, "1234567890").content.decode()
    assert _opens("leader_2", code).status_code == 302


def test_a_later_code_takes_the_place_of_an_earlier_one_and_a_password_holds_until_it_is_used(office):
    first = _code(office, "leader_2")
    _opens("leader_2", first)
    again = _code(office, "leader_2")
    assert User.objects.get(username="leader_2").check_password(CHOSEN)
    newest = _code(office, "leader_2")
    assert _opens("leader_2", again, "另一个口令-2020").status_code == 422
    assert _opens("leader_2", newest, "另一个口令-2020").status_code == 302


def test_the_watchers_account_in_use_is_not_opened_by_those_watched(office):
    _opens("auditor", _code(office, "auditor"))
    answer = office.post("/people/codes/", {"username": "auditor"})
    assert answer.status_code == 409
    assert User.objects.get(username="auditor").check_password(CHOSEN)


def test_nobody_but_the_office_hands_out_codes(office):
    for username, seen in (("auditor", 200), ("leader_2", 403), ("officer_siping", 403)):
        other = Client()
        other.force_login(User.objects.get(username=username))
        assert other.get("/people/").status_code == seen
        assert other.post("/people/codes/", {"username": "leader_2"}).status_code == 403
    assert office.post("/people/codes/").status_code == 422
