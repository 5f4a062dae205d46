"""查询 as people use it: masked, within the area, nothing typed in an address."""

import pytest
from django.urls import reverse

from qingchen.registers.actions import accept, check, receive
from tests.builders import person
from tests.integration.registers.files import employers, trainings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
NUMBER, NAME = "229900196001010012", "示例甲"


@pytest.fixture(autouse=True)
def _ledgers(round_):
    for name, data in (("employers", employers({"division": "220521"})), ("trainings", trainings({}))):
        submission = receive(person("officer_tonghua"), name, f"{name}.csv", data, region="220521")
        assert not check(person("officer_tonghua"), submission).problems
        accept(person("province"), submission)


def _found(client, text, **more):
    return client.post(reverse("search"), {"text": text, "how": "", **more})


def test_a_person_is_found_by_number_and_shown_masked(browser):
    answer = _found(browser("officer_tonghua"), NUMBER)
    said = answer.content.decode()
    assert "229900********0012" in said
    assert "示**" in said
    assert said.count(NUMBER) == 1, "only in the box into which it was typed"
    assert NAME not in said
    assert "示例采石有限公司" in said
    assert "no-store" in answer.headers["Cache-Control"]


def test_another_place_and_another_team_find_nothing(browser):
    for username in ("officer_changchun", "leader_1"):
        for text in (NUMBER, NAME, "采石", "91229900MA0DEMA01U"):
            assert "没有查到" in _found(browser(username), text).content.decode()


def test_the_team_of_the_place_finds_the_employer(browser):
    assert "示例采石有限公司" in _found(browser("leader_2"), "采石").content.decode()


def test_a_masked_number_asks_for_county_and_reason_and_is_found_there(browser):
    client = browser("officer_tonghua")
    assert "请选定县并写明事由" in _found(client, "229900****0012").content.decode()
    within = {"how": "county", "county": "220521", "reason": "核对证件号码"}
    assert "示**" in _found(client, "229900****0012", **within).content.decode()
    assert _found(client, "229900****0012", **within | {"reason": ""}).status_code == 422
    assert _found(client, "229900****0012", **within | {"county": "220102"}).status_code == 404


def test_an_address_with_the_text_in_it_looks_for_nothing(browser):
    assert "示**" not in browser("officer_tonghua").get(reverse("search"), {"text": NUMBER}).content.decode()
