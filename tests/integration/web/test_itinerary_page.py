"""The page of days: what each person may do there, the calendar, the letter; sealed visits leave no byte."""

import re
from io import BytesIO

import docx
import pytest

from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.models import Inspectee, Member, Team
from tests.builders import inspectee

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def proposed(round_, browser):
    team = Team.objects.get(round=round_, number=2)
    for act in ("plan", "propose"):
        assert browser("leader_2").post(f"/itinerary/teams/{team.public_id}/{act}/").status_code == 302
    return team


def _day(code="tonghua"):
    return VisitDay.objects.get(inspectee__code=code)


def test_from_the_plan_to_the_letter_by_pages(proposed, browser):
    place = browser("officer_tonghua")
    assert "确认这个日期" in place.get("/itinerary/").content.decode()
    assert place.get(f"/itinerary/days/{_day().public_id}/letter/docx/").status_code == 404
    assert place.post(f"/itinerary/days/{_day().public_id}/confirm/").status_code == 302
    letter = place.get(f"/itinerary/days/{_day().public_id}/letter/docx/")
    text = "\n".join(one.text for one in docx.Document(BytesIO(letter.content)).paragraphs)
    assert "通化市" in text
    assert "车辆自行解决" in text
    assert "暗访" not in text
    assert "最优，已证明" in browser("leader_2").get("/itinerary/").content.decode()
    paper = browser("leader_2").get(f"/itinerary/teams/{proposed.public_id}/paper/")
    assert docx.Document(BytesIO(paper.content)).tables


def test_another_place_finds_neither_day_nor_letter(proposed, browser):
    for username in ("officer_changchun", "leader_1"):
        assert browser(username).post(f"/itinerary/days/{_day().public_id}/confirm/").status_code == 404
        assert browser(username).get(f"/itinerary/days/{_day().public_id}/calendar/").status_code == 404
    assert "辽源" not in browser("officer_tonghua").get("/itinerary/").content.decode()


def test_the_calendar_can_be_taken_in(proposed, browser):
    answer = browser("leader_2").get(f"/itinerary/teams/{proposed.public_id}/calendar/")
    lines = answer.content.split(b"\r\n")
    assert answer["Content-Type"].startswith("text/calendar")
    assert lines.count(b"BEGIN:VEVENT") == 2
    assert all(len(line) <= 75 for line in lines)
    assert b"STATUS:TENTATIVE" in lines


def test_what_cannot_be_planned_is_told_on_the_page(proposed, browser):
    team = proposed
    days = [f"2020-07-{day}" for day in range(21, 32)]
    asked = browser("officer_tonghua").post(
        f"/itinerary/days/{_day().public_id}/other/", {"not_on": [*days, "昨天"], "reason": "换届"}
    )
    assert asked.status_code == 302
    page = browser("leader_2").post(f"/itinerary/teams/{team.public_id}/plan/")
    assert page.status_code == 409
    assert "放宽下列任何一条即可排下" in page.content.decode()
    Member.objects.filter(team=team, duty="leader").update(duty="member")
    page = browser("province").post(f"/itinerary/teams/{team.public_id}/plan/")
    assert "没有组长" in page.content.decode()


def test_an_other_inspection_with_wrong_days_is_refused_in_words(round_, browser):
    one = inspectee(round_)
    form = {
        "place": one.public_id,
        "agency": "省应急管理厅",
        "title": "安全检查",
        "first_on": "2020-07-30",
        "last_on": "x",
    }
    assert browser("officer_tonghua").post(f"/itinerary/others/{one.public_id}/", form).status_code == 422
    form["last_on"] = "2020-07-31"
    assert browser("officer_tonghua").post(f"/itinerary/others/{one.public_id}/", form).status_code == 302
    assert browser("officer_changchun").post(f"/itinerary/others/{one.public_id}/", form).status_code == 404


def test_a_sealed_visit_leaves_the_places_page_as_it_is(round_, proposed, browser):
    def seen() -> str:
        text = browser("officer_tonghua").get("/itinerary/").content.decode()
        return re.sub(r'(csrf-token" content|csrfmiddlewaretoken" value)="\w+"', "", text)

    before = seen()
    Inspectee.objects.create(unit=inspectee(round_).unit, kind="employer", code="x-1", name="密访单位", chosen="drawn")
    assert seen() == before


def test_a_member_is_named_in_the_form_of_limits_by_no_running_number(proposed, browser):
    leader, member = browser("leader_2"), Member.objects.get(team=proposed, user__username="member_2a")
    assert f'value="{member.id}"' not in leader.get("/itinerary/").content.decode().partition('name="member"')[2][:400]
    address, limit = f"/itinerary/teams/{proposed.public_id}/limit/", {"kind": "absent", "value_absent": "2020-07-24"}
    assert leader.post(address, limit | {"member": str(member.id), "reason": "开会"}).status_code == 404
    assert leader.post(address, limit | {"member": "member_1a", "reason": "开会"}).status_code == 404
    assert leader.post(address, limit | {"member": "member_2a", "reason": "开会"}).status_code == 302
    assert member.limits.get().value == "2020-07-24"
