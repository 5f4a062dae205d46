"""用人单位档案: one page that draws on every register, with limits of the day, for those who may see the site."""

import re
from datetime import date

import pytest
from django.urls import reverse

from qingchen.registers.file_ids import file_ids
from tests.integration.web.file_facts import USCC, number_of, patient, put, quarry, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def address(round_):
    quarry()
    return reverse("employer_file", args=[file_ids().employer(USCC, 1)])


def _text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def test_it_says_what_each_register_knows_and_which_know_nothing(browser, address):
    said = _text(browser("officer_tonghua").get(address))
    assert "示例采石有限公司" in said
    assert "3 人 单位台账写 4 人" in said
    assert "罚款合计 60 000 元" in said
    assert "没有申报记录" in said
    nothing = said.partition("没有记录的台账：")[2]
    assert "职业病危害项目申报台账" in nothing
    assert "接尘劳动者台账" not in nothing


def test_a_measurement_is_judged_by_the_limit_of_its_day_whatever_the_report_says(browser, address):
    said = _text(browser("officer_tonghua").get(address))
    assert said.count("▲ 超限") == 2
    assert said.count("与限值不一致") == 1
    points = browser("officer_tonghua").get(address).context["chart"]["lines"]
    assert points == [
        {
            "name": "破碎 · 矽尘 · 总尘",
            "points": [["2017-05-10", 0.6], ["2018-05-10", 1.0], ["2019-05-10", 1.4], ["2020-05-09", 1.6]],
        }
    ]


def test_persons_are_masked_until_a_reason_is_given(browser, address):
    page = browser("officer_tonghua").get(address).content.decode()
    assert "示*" in page
    for clear in ("示例甲", number_of(1), "石场路1号"):
        assert clear not in page
    assert "通化市东昌区示例镇****" in page
    assert page.count('hx-get="/reveal/') >= 5


def test_the_rates_are_those_of_the_indicators_and_name_who_was_not_examined(browser, address):
    client = browser("officer_tonghua")
    said = _text(client.get(address.rstrip("/") + "/rates/"))
    assert "应检未检 2 人（应检 3 人，已检 1 人）" in said
    assert "33.3% 1 / 3 接尘劳动者" in said
    assert number_of(2) not in said


@pytest.mark.parametrize(("username", "status"), [("province", 200), ("officer_changchun", 404), ("auditor", 403)])
def test_who_may_not_see_the_site_does_not_learn_that_it_is_there(browser, address, username, status):
    client = browser(username)
    assert client.get(address).status_code == status
    assert client.get(address.rstrip("/") + "/rates/").status_code == status


def test_a_site_that_nobody_registered_shows_what_others_say_of_it(browser, round_):
    put("exposed_workers", worker(1), region="220502")
    answer = browser("officer_tonghua").get(reverse("employer_file", args=[file_ids().employer(USCC, 1)]))
    assert "未在单位台账登记" in _text(answer)
    assert "单位台账中没有这家单位" in _text(answer)


def test_a_patient_of_the_site_stands_on_its_page(browser, address):
    put("patients", patient())
    assert "尘肺病患者一人一档 1 条" in _text(browser("officer_tonghua").get(address))


def test_as_known_on_a_day_before_the_facts_there_is_no_such_site(browser, address):
    assert browser("officer_tonghua").get(f"{address}?known_on=2020-07-01").status_code == 404


def test_an_address_made_up_leads_nowhere(browser, address):
    assert browser("province").get("/employers/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404


def test_each_row_leads_to_its_history_and_many_rows_to_the_ledger(browser, address):
    put("trainings", *(_training(nth) for nth in range(11)))
    client = browser("officer_tonghua")
    page = client.get(address).content.decode()
    histories = re.findall(r'href="(/rows/[^"]+)"', page)
    assert len(histories) >= 1 + 3 + 1 + 4 + 1 + 8
    assert {client.get(one).status_code for one in set(histories)} == {200}
    whole = re.search(r'href="(/ledgers/trainings/[^"]+)"', page)
    assert "显示前 8 条" in page
    assert whole
    assert "11 行" in _text(client.get(whole.group(1).replace("&amp;", "&")))
    assert "/ledgers/exposed_workers/" not in page


def test_two_sites_of_one_employer_are_kept_apart_and_lead_to_each_other(browser, address):
    put("employers", _second_site())
    put("exposed_workers", worker(4) | {"site_no": 2})
    client = browser("officer_tonghua")
    first = client.get(address)
    assert "接尘劳动者台账 3 条" in _text(first)
    assert [words for words, _ in first.context["other_sites"]] == ["场所 2 示例采石有限公司二采区"]
    second = client.get(reverse("employer_file", args=[first.context["other_sites"][0][1]]))
    assert "接尘劳动者台账 1 条" in _text(second)
    assert "场所 1 示例采石有限公司" in _text(second)


def test_a_site_of_an_outside_list_has_the_name_that_stands_there(browser, round_):
    put(
        "external_list_entries",
        {
            "list_kind": "discharge_permit",
            "entry_no": "示P1",
            "entry_name": "名录示例厂",
            "uscc": USCC,
            "division": "220502",
            "list_taken_on": date(2020, 6, 20),
            "match_result": "missed",
        },
    )
    answer = browser("officer_tonghua").get(reverse("employer_file", args=[file_ids().employer(USCC, 1)]))
    assert answer.context["name"] == "名录示例厂"


def _training(nth: int) -> dict[str, object]:
    return {
        "training_no": f"PX{nth}",
        "identity_number": number_of(1),
        "name": "示例甲",
        "uscc": USCC,
        "site_no": 1,
        "audience": "worker",
        "trained_until": date(2020, 3, 1),
        "passed": True,
    }


def _second_site() -> dict[str, object]:
    return {
        "uscc": USCC,
        "site_no": 2,
        "name": "示例采石有限公司二采区",
        "division": "220502",
        "production_status": "operating",
        "in_scope": True,
        "effective_on": date(2020, 1, 1),
    }
