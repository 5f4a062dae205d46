"""What holds for every page: policy, closed door, problems in words."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.models import User
from tests.builders import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def test_a_page_lets_the_browser_run_only_our_own_scripts(browser):
    answer = browser("province").get(reverse("indicators"))
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "<script>" not in answer.content.decode()
    assert "onclick" not in answer.content.decode()


def test_a_person_of_the_campaign_signs_in_and_nobody_signs_up(round_):
    province = User.objects.get(username="province")
    province.set_password(PASSWORD)
    province.save()
    client = Client()
    door = reverse("account_login")
    assert client.post(door, {"login": "province", "password": "wrong"}).status_code == 200
    assert client.post(door, {"login": "province", "password": PASSWORD}).headers["Location"] == "/"
    page = Client().get(reverse("account_signup")).content.decode()
    assert "不开放注册" in page
    assert "<input" not in page


def test_a_form_without_its_token_is_refused_in_chinese(round_):
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "province", "password": "x"})
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_a_problem_keeps_its_status_and_its_sentence(browser):
    answer = browser("province").get(reverse("sheet", args=["unknown"]))
    assert answer.status_code == 404
    assert "没有找到这份检查表，或者它不在您的工作范围内。" in answer.content.decode()


def test_a_problem_leads_back_to_the_page_of_ours_where_the_act_was_asked_for(browser):
    client, url = browser("province"), reverse("visits_draw", args=["tonghua"])
    came = {"Referer": "http://testserver/round/units/tonghua/?by=workers"}
    assert 'href="/round/units/tonghua/?by=workers"' in client.post(url, headers=came).content.decode()
    for elsewhere in ("http://else.where/round/", "http://testserver//else.where/", f"http://testserver{url}", "x"):
        page = client.post(url, headers={"Referer": elsewhere}).content.decode()
        assert "返回首页" in page
        assert "返回刚才的页面" not in page


def test_a_place_without_facts_is_shown_as_having_no_such_object(browser):
    page = browser("province").get(reverse("indicators")).content.decode()
    assert "无此类对象" in page
    assert "100.0" not in page


def test_no_days_are_counted_any_more_once_the_round_is_closed(browser, round_):
    with clock.at(datetime(2020, 8, 3, 9)):
        assert "已过上报期限 <b>3</b> 天" in browser("province").get(reverse("round")).content.decode()
        round_.state = "closed"
        round_.save()
        assert "上报期限 <b>" not in browser("province").get(reverse("round")).content.decode()
