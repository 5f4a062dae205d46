"""Days that nobody means, asked for in an address: told, never a server error."""

import re

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020", "round_")]


@pytest.mark.parametrize("about", ["0001-01-01", "1990-06-30"])
def test_a_day_before_the_first_rules_is_told_with_the_rule_that_there_was_not_yet(browser, about):
    answer = browser("province").get(reverse("indicators"), {"about": about})
    assert answer.status_code == 422
    told = re.search(r"所选的日期太早[^<]*", answer.content.decode())
    assert told is not None
    assert "还没有计算所依据的规定" in told[0]
    assert not re.search(r"[A-Za-z]", told[0]), "no name of ours and no code of a list"
