"""患者一人一档: diagnosis and its course, residence, class of benefits, follow-ups, other registers, rehabilitation."""

import re
from datetime import date

import pytest
from django.urls import reverse

from qingchen.registers import store
from qingchen.registers.file_ids import file_ids
from tests.integration.web.file_facts import number_of, patient, put, quarry, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def address(round_):
    return reverse("patient_file", args=[file_ids().patient("SL-0001")])


def _text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def test_the_course_of_the_stage_is_read_from_the_versions(browser, address):
    put("patients", patient())
    put("patients", patient(stage="stage_2", staged_on=date(2019, 3, 4), effective_on=date(2019, 3, 4)))
    put(
        "patients",
        patient(stage="stage_2", staged_on=date(2019, 3, 4), effective_on=date(2020, 5, 1), station_no="KF-1"),
    )
    answer = browser("officer_tonghua").get(address)
    assert [(one["stage"], one["staged_on"]) for one in answer.context["stages"]] == [
        ("壹期", "2012-06-01"),
        ("贰期", "2019-03-04"),
    ]
    assert "共 3 个版本" in _text(answer)


def test_the_class_of_benefits_is_explained_and_what_lies_against_it_is_shown_too(browser, address):
    put("patients", patient(registered_poor=True))
    said = _text(browser("officer_tonghua").get(address))
    assert "A 类 已参加工伤保险，由工伤保险基金支付。" in said
    assert "工伤保险、基本医疗保险" in said
    assert "是否建档立卡 是" in said


def test_follow_ups_work_and_other_departments_come_together(browser, address):
    quarry()
    put("patients", patient(identity_number=number_of(1)))
    visit = {"case_id": "SL-0001", "division": "220502", "method": "phone"}
    put(
        "follow_ups",
        visit | {"follow_up_no": "1", "visited_on": date(2019, 5, 1), "result": "alive"},
        visit | {"follow_up_no": "2", "visited_on": date(2020, 5, 1), "result": "lost", "lost_reason": "wrong_phone"},
    )
    said = _text(browser("officer_tonghua").get(address))
    assert "最近 2020-05-01：失访" in said
    assert "接尘劳动者台账 1 条" in said
    assert "职业健康检查台账 1 条" in said
    assert "诊断时用人单位档案" in said


def test_a_case_without_an_identity_number_says_why_other_registers_are_silent(browser, address):
    put("exposed_workers", worker(1))
    put("patients", patient(identity_number=None, identity_missing_reason="historic"))
    said = _text(browser("officer_tonghua").get(address))
    assert "没有证件号码，不能按证件号码对上其他台账" in said
    assert "接尘劳动者台账" not in said


def test_a_person_s_word_that_a_worker_is_the_patient_brings_the_worker_s_rows(browser, address):
    put("exposed_workers", worker(1), region="220502")
    put("patients", patient(identity_number=None, identity_missing_reason="historic"))
    key = store.keyring().stand_in("person_key", number_of(1))
    said = {"linkage": "patients_workers", "left_id": "SL-0001", "right_id": key, "decision": "same"}
    put("person_links", said | {"decided_on": date(2020, 7, 1), "division": "220502"})
    shown = _text(browser("officer_tonghua").get(address))
    assert "接尘劳动者台账 1 条" in shown
    assert "按“人员比对”确认为同一人" in shown


def test_the_person_is_masked(browser, address):
    put("patients", patient())
    page = browser("officer_tonghua").get(address).content.decode()
    for clear in ("示例患者", number_of(9), "19900000009"):
        assert clear not in page
    assert "199****0009" in page


@pytest.mark.parametrize(("username", "status"), [("province", 200), ("officer_changchun", 404), ("auditor", 403)])
def test_who_may_not_see_the_case_does_not_learn_that_it_is_there(browser, address, username, status):
    put("patients", patient())
    assert browser(username).get(address).status_code == status


def test_an_employer_of_another_place_is_named_and_leads_nowhere(browser, address):
    put("patients", patient(employer_at_diagnosis="示例远方矿"))
    page = browser("officer_tonghua").get(address)
    assert "示例远方矿" in _text(page)
    assert page.context["employer_token"] == ""
    assert "诊断时用人单位档案" not in _text(page)


def test_each_row_leads_to_its_history(browser, address):
    put("patients", patient())
    client = browser("officer_tonghua")
    histories = set(re.findall(r'href="(/rows/[^"]+)"', client.get(address).content.decode()))
    assert {client.get(one).status_code for one in histories} == {200}
    assert histories
