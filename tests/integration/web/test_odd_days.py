"""Days that nobody means, asked for in an address: told, never a server error."""

import re

import pytest
from django.urls import reverse

from qingchen.indicators.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020", "round_")]


ODD = {"by": "zzz", "about": "2020-13", "known_on": "2999-01-01", "until": "-3"}


@pytest.mark.parametrize("name", ["indicators", "moves"])
def test_what_cannot_be_read_is_told_all_at_once_and_never_taken_for_today(browser, name):
    answer = browser("province").get(reverse(name), ODD)
    told = answer.content.decode()
    assert answer.status_code == 422
    for word in ("“zzz”", "“2020-13”不是日期", "2999-01-01 太晚", "“-3”不是批次号", "检查单位"):
        assert word in told, word
    blank = dict.fromkeys((*ODD, "across"), "")
    assert browser("province").get(reverse(name), blank).status_code == 200


def test_nothing_is_published_or_taken_away_under_a_day_that_cannot_be_read(browser):
    client = browser("province")
    answer = client.post(reverse("publish_results") + "?by=unit&about=2020-13", {"title": "七月通报"})
    assert (answer.status_code, Publication.objects.exists()) == (422, False)
    assert client.get(reverse("export_results", args=["csv"]), {"about": "2020-02-30"}).status_code == 422


@pytest.mark.parametrize("about", ["0001-01-01", "1990-06-30"])
def test_a_day_before_the_first_rules_is_told_with_the_rule_that_there_was_not_yet(browser, about):
    answer = browser("province").get(reverse("indicators"), {"about": about})
    assert answer.status_code == 422
    told = re.search(r"所选的日期太早[^<]*", answer.content.decode())
    assert told is not None
    assert "还没有计算所依据的规定" in told[0]
    assert not re.search(r"[A-Za-z]", told[0]), "no name of ours and no code of a list"
