"""核对: two records side by side, masked, with what speaks for it; the word is kept."""

import pytest
from django.urls import reverse

from qingchen.registers.linkage.models import LinkCandidate
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
