"""查看: who may, with a reason, a limited number of times a day, and never kept."""

import json

import pytest
from django.urls import reverse

from qingchen.accounts.models import AuditLine
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.file_ids import file_ids
from qingchen.standards.rules import rule
from tests.builders import person
from tests.integration.registers.files import trainings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
NUMBER, NAME = "229900196001010012", "示例甲"


@pytest.fixture
def address(round_):
    """Of a training sent by 通化市, whose employer nobody registered."""
    submission = receive(person("officer_tonghua"), "trainings", "培训.csv", trainings({}), region="220521")
    check(person("officer_tonghua"), submission)
    batch = accept(person("province"), submission)
    return reverse("reveal", args=[file_ids().row("trainings", batch.number, 1)])


def test_the_place_sees_the_row_with_a_reason_and_the_log_says_why(browser, address):
    client = browser("officer_tonghua")
    asked = client.get(address)
    assert NUMBER not in asked.content.decode()
    shown = client.post(address, {"reason": "核对证件号码"}, headers={"HX-Request": "true"})
    assert NUMBER in shown.content.decode()
    assert NAME in shown.content.decode()
    assert "<html" not in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    line = AuditLine.objects.get(act="reveal")
    assert (line.actor, json.loads(line.details)["reason"]) == ("officer_tonghua", "核对证件号码")
    assert NUMBER not in line.details
    assert NAME not in line.details


def test_it_works_without_scripts_as_a_page(browser, address):
    shown = browser("officer_tonghua").post(address, {"reason": "核对证件号码"}).content.decode()
    assert "<html" in shown
    assert NUMBER in shown


def test_without_a_reason_nothing_is_shown(browser, address):
    answer = browser("officer_tonghua").post(address, {"reason": "  "}, headers={"HX-Request": "true"})
    assert (answer.status_code, NUMBER in answer.content.decode()) == (422, False)
    assert "须写明事由" in answer.content.decode()
    assert 'name="reason"' in answer.content.decode()


def test_a_number_written_into_the_reason_is_hidden_in_the_log_and_a_long_reason_is_cut(browser, address):
    browser("officer_tonghua").post(address, {"reason": f"核对{NUMBER}，电话 19900001234。" + "长" * 5000})
    kept = json.loads(AuditLine.objects.get(act="reveal").details)["reason"]
    assert kept.startswith("核对229900****0012，电话 199****1234。")
    assert len(kept) <= 200


@pytest.mark.parametrize(("username", "status"), [("officer_changchun", 404), ("leader_1", 404), ("auditor", 403)])
def test_nobody_else_sees_it(browser, address, username, status):
    answer = browser(username).post(address, {"reason": "核对证件号码"})
    assert (answer.status_code, NUMBER in answer.content.decode()) == (status, False)
    assert not AuditLine.objects.filter(act="reveal").exists()


def test_after_the_day_s_number_of_reveals_it_says_so_and_shows_nothing(browser, address, july_2020):
    from qingchen import clock

    client = browser("officer_tonghua")
    limit = int(rule("reveals_a_day", clock.today()).value)
    client.post(address, {"reason": "核对证件号码"})
    line = AuditLine.objects.get(act="reveal")
    for _ in range(limit - 1):
        line.pk = None
        line.save()
    answer = client.post(address, {"reason": "核对证件号码"})
    assert (answer.status_code, NUMBER in answer.content.decode()) == (429, False)
    assert f"已达 {limit} 次" in answer.content.decode()


def test_an_address_that_was_made_up_leads_nowhere(browser, address):
    assert browser("officer_tonghua").get("/reveal/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404
