"""The pages of on-site records and of the ledger of opinions."""

import pytest
from django.urls import reverse

from qingchen.inspection.models import Opinion, SiteRecord
from tests.builders import inspectee
from tests.integration.inspection.test_onsite import MEETING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def test_minutes_are_written_shown_masked_opened_for_a_reason_and_signed(browser, round_):
    place, member = inspectee(round_), browser("member_2a")
    new = reverse("site_record_new", args=[place.public_id, "meeting"])
    assert "没有填写" in member.post(new, MEETING | {"place": ""}).content.decode()
    address = member.post(new, MEETING).headers["Location"]
    shown = member.get(address).content.decode()
    assert "寅某某" not in shown
    assert "2 人" in shown
    one = SiteRecord.objects.get()
    opened = member.post(reverse("site_record_open", args=[one.public_id]), {"reason": "核对参会人员"}).content.decode()
    assert "寅某某" in opened
    assert "保存新版" in opened
    member.post(reverse("site_record_sign", args=[one.public_id]))
    assert "已签字" in member.get(reverse("site_records", args=[place.public_id])).content.decode()
    sheet = member.get(reverse("papers", args=[place.public_id]) + "?form=xlsx")
    assert sheet.content.startswith(b"PK")


def test_an_opinion_is_entered_under_the_minutes_answered_by_the_office_and_read_by_the_place(browser, round_):
    place, member, office = inspectee(round_), browser("member_2a"), browser("province")
    member.post(reverse("site_record_new", args=[place.public_id, "meeting"]), MEETING)
    raised = {"kind": "problem", "raised_by": "人社局", "text": "未参保患者费用无人承担"}
    member.post(reverse("opinion_raise", args=[SiteRecord.objects.get().public_id]), raised)
    one = Opinion.objects.get()
    act = lambda name, **posted: office.post(reverse("opinion_act", args=[one.public_id, name]), posted)  # noqa: E731
    assert act("address_opinion", department="human_resources", due_on="").status_code == 422
    act("address_opinion", department="human_resources", due_on="2020-08-10")
    act("reply_opinion", text="按省里文件由原用人单位承担", replied_on="2020-07-20")
    listed = browser("officer_tonghua").get(reverse("opinions")).content.decode()
    assert "由原用人单位承担" in listed
    assert "人力资源社会保障部门" in listed
    assert browser("officer_tonghua").get(reverse("opinion", args=[one.public_id])).status_code == 200
    assert browser("officer_changchun").get(reverse("opinion", args=[one.public_id])).status_code == 404
    assert browser("officer_tonghua").get(reverse("site_records", args=[place.public_id])).status_code == 403
