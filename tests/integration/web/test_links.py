"""核对: two records side by side, masked, with what speaks for it; the word is kept."""

import pytest
from django.urls import reverse

from qingchen.registers.actions.search import reader_of_today
from qingchen.registers.linkage.linked import linked_ids
from qingchen.registers.linkage.models import LinkCandidate
from tests.integration.registers.files import SIPING
from tests.integration.registers.linked_world import linked_world, number_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture(autouse=True)
def _world(round_):
    linked_world()


def test_an_officer_runs_looks_and_decides(browser):
    client = browser("officer_siping")
    done = client.post(reverse("link_run"), {"linkage": "patients_workers", "region": "220322"}, follow=True)
    said = done.content.decode()
    assert "证件号码一致，已关联" in said
    assert "姓名同音；出生日期相同；性别相同" in said
    pair = LinkCandidate.objects.get(left_id="C-homophone")
    page = client.get(reverse("link", args=[pair.public_id])).content.decode()
    assert "李**" in page
    assert "1960年" in page
    assert "229900********" in page
    assert "李晓明" not in page
    assert number_of("1960-03-04") not in page
    client.post(reverse("link_decide", args=[pair.public_id]), {"decision": "same", "note": "电话核实"})
    decided = client.get(reverse("links"), {"linkage": "patients_workers", "decision": "same"}).content.decode()
    assert "同一人" in decided


def test_another_place_sees_neither_pair_nor_run(browser):
    browser("officer_siping").post(reverse("link_run"), {"linkage": "patients_workers", "region": "220322"})
    stranger = browser("officer_changchun")
    said = stranger.get(reverse("links")).content.decode()
    assert "姓名同音" not in said
    assert "证件号码一致，已关联" not in said
    pair = LinkCandidate.objects.first()
    assert stranger.get(reverse("link", args=[pair.public_id])).status_code == 404
    assert stranger.post(reverse("link_decide", args=[pair.public_id]), {"decision": "same"}).status_code == 404
    assert stranger.post(reverse("link_run"), {"linkage": "patients_workers", "region": "220322"}).status_code == 403


def test_a_word_may_be_taken_back_with_a_reason_and_every_word_stays_in_sight(browser):
    client = browser("officer_siping")
    client.post(reverse("link_run"), {"linkage": "patients_workers", "region": "220322"})
    pair = LinkCandidate.objects.get(left_id="C-homophone")
    page, decide = reverse("link", args=[pair.public_id]), reverse("link_decide", args=[pair.public_id])
    assert "核对经过" not in client.get(page).content.decode()
    assert client.post(decide, {"decision": "withdrawn", "note": "没有可撤的"}).status_code == 404
    client.post(decide, {"decision": "same", "note": "电话核实"})
    unsaid = client.post(decide, {"decision": "withdrawn", "note": " "}, follow=True).content.decode()
    assert "须写明原因" in unsaid
    assert LinkCandidate.objects.get(pk=pair.pk).decision == "same"
    back = client.post(decide, {"decision": "withdrawn", "note": "接电话的是其弟"}, follow=True).content.decode()
    assert LinkCandidate.objects.get(pk=pair.pk).decision == "waiting"
    for words in (
        "核对经过",
        "电话核实",
        "接电话的是其弟",
        "撤回结论，恢复待核对",
        "建议值",
        "尚未用本省已核对的记录校准",
    ):
        assert words in back
    assert linked_ids(reader_of_today(SIPING), "patients_workers", "C-homophone") == ()


@pytest.mark.parametrize("page", ["links", "search"])
def test_the_office_that_sees_everything_is_offered_the_counties_of_its_province(browser, page):
    said = browser("province").get(reverse(page)).content.decode()
    assert "吉林省四平市梨树县" in said
    assert "北京市" not in said
