"""The pages of the five methods: noting, contradictions, deciding, and who may read them."""

import pytest
from django.urls import reverse

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.store import entries_of
from tests.builders import sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
NOTE = {"method": "site_visit", "state": "value", "numerator": "180", "denominator": "195", "verdict": "not_met"}
RECORDS = NOTE | {"method": "records_review", "numerator": "190", "material": "申报台账", "department": "卫生健康局"}


def test_members_note_contradict_each_other_and_the_leader_decides_on_the_page(browser, round_):
    one = sheet(round_, purpose="inspection")
    address = reverse("item_methods", args=[one.public_id, "ZH2-09"])
    assert browser("member_2a").post(address, NOTE | {"remark": "逐户核对回执"}).status_code == 302
    assert browser("member_2b").post(address, RECORDS | {"remark": "台账登记 190 户"}).status_code == 302
    shown = browser("leader_2").get(address).content.decode()
    assert "方式之间不一致" in shown
    assert 'name="choose-numerator"' in shown
    assert "待裁定 1" in browser("leader_2").get(reverse("sheet", args=[one.public_id])).content.decode()
    decide = reverse("item_decide", args=[one.public_id, "ZH2-09"])
    refused = browser("leader_2").post(decide, {"choose-numerator": "180"})
    assert refused.status_code == 422
    assert "裁定须写明理由" in refused.content.decode()
    browser("leader_2").post(decide, {"choose-numerator": "180", "reason": "以现场核对为准"})
    entry = entries_of(one)["ZH2-09"]
    assert entry.answer == kinds.Ratio(180, 195)
    assert "组长裁定：以现场核对为准" in entry.remark
    listed = browser("province").get(reverse("methods", args=[one.public_id]) + "?list=contradicts").content.decode()
    assert "已裁定" in listed


def test_a_faulty_note_is_told_with_all_its_faults_and_keeps_what_was_typed(browser, round_):
    one = sheet(round_, purpose="inspection")
    address = reverse("item_methods", args=[one.public_id, "ZH2-09"])
    posted = RECORDS | {"material": "", "department": "", "material_from": "2019-13-40"}
    page = browser("member_2a").post(address, posted)
    assert page.status_code == 422
    assert "不能读作日期" in page.content.decode()
    page = browser("member_2a").post(address, posted | {"material_from": ""})
    assert "哪个部门" in page.content.decode()
    assert "查阅了哪些资料" in page.content.decode()
    assert 'value="190"' in page.content.decode()


def test_a_place_reads_no_notes_not_even_of_its_own_sheet(browser, round_):
    one = sheet(round_, purpose="inspection")
    for name, arguments in (("methods", [one.public_id]), ("item_methods", [one.public_id, "ZH2-09"])):
        assert browser("officer_tonghua").get(reverse(name, args=arguments)).status_code == 403
    own = sheet(round_, purpose="self_check")
    assert browser("province").get(reverse("methods", args=[own.public_id])).status_code == 404
