"""The last week by pages: what is missing, statements that there is nothing, one button that hands in."""

from datetime import datetime, timedelta

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine, User
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.sheets import note_observation, submit_sheet
from qingchen.inspection.last_week.models import HandIn, ZeroReport
from qingchen.inspection.models import Sheet, Team
from qingchen.reports.actions.team_reports import reissue_report, sign_report
from qingchen.reports.last_week.store import call_of, wanting_of
from tests.builders import fill, inspectee, person, sheet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def team(round_):
    return Team.objects.get(round=round_, number=2)


def test_the_office_sees_what_each_unit_lacks_and_text_and_calls_for_the_team(team, browser):
    fill(person("officer_tonghua"), sheet(team.round), leave_out=("ZH1-01", "ZH4-13"))
    page = browser("province").get("/last-week/").content.decode()
    assert "通化市自查表未填ZH1-01、ZH4-13共2项" in page
    assert "【催报】督导检查第二组（组长乙组长，联络员乙组员一）" in page
    assert "officer" not in call_of(team, wanting_of(team))
    assert "通化示例" in page
    own = browser("leader_2").get("/last-week/").content.decode()
    assert "第 1 组" not in own
    assert browser("officer_tonghua").get("/last-week/").status_code == 403


def test_nothing_is_handed_in_while_anything_is_missing_and_all_of_it_is_told(team, browser):
    page = browser("leader_2").post(f"/last-week/teams/{team.public_id}/hand-in/")
    assert page.status_code == 409
    text = page.content.decode()
    for words in ("辽源市检查表未填", "通化市检查表未填", "没有登记问题，也没有零报告", "检查工作报告未经组长签发"):
        assert words in text
    assert HandIn.objects.count() == 0
    assert browser("member_2a").post(f"/last-week/teams/{team.public_id}/hand-in/").status_code == 403


def test_a_zero_report_is_a_statement_of_the_team_and_only_of_nothing(team, browser):
    place = inspectee(team.round)
    address = f"/last-week/places/{place.public_id}/zero/"
    note_observation(person("member_2a"), place, "highlight", "建立了县级专家库")
    assert browser("member_2a").post(address, {"subject": "highlight"}).status_code == 409
    assert browser("member_2a").post(address, {"subject": "findings"}).status_code == 302
    assert browser("leader_2").post(address, {"subject": "findings"}).status_code == 409
    assert browser("leader_2").post(address, {"subject": "weather"}).status_code == 404
    assert browser("leader_1").post(address, {"subject": "suggestion"}).status_code == 404
    assert ZeroReport.objects.get().words == "经检查，问题清单为零。"
    assert AuditLine.objects.filter(act="state_zero").count() == 1


def test_one_button_hands_in_when_all_is_filled_and_signed(team, browser):
    for one in Sheet.objects.filter(inspectee__unit__team=team, purpose="inspection"):
        assert fill(person("member_2a"), one) == []
        submit_sheet(person("member_2a"), one)
    for code in ("liaoyuan", "tonghua"):
        place = inspectee(team.round, code)
        note_observation(person("member_2a"), place, "basic", "已成立领导小组")
        for subject in ("highlight", "suggestion", "findings"):
            address = f"/last-week/places/{place.public_id}/zero/"
            assert browser("member_2a").post(address, {"subject": subject}).status_code == 302
    assert "现在签发，报告和附表里没有计算值" in browser("leader_2").get("/reports/").content.decode()
    sign_report(person("leader_2"), team)
    assert "重新签发" not in browser("leader_2").get("/reports/").content.decode()
    with clock.at(clock.now() + timedelta(hours=1)):
        freeze_results(person("province"), team.round, clock.today())
    shown = browser("leader_2").get("/reports/").content.decode()
    assert "签发时还没有固化的指标结果，现在有了" in shown
    assert "没有计算值" not in shown
    assert [one for one in wanting_of(Team.objects.get(id=team.id)) if one.blocks] == []
    assert browser("leader_2").post(f"/last-week/teams/{team.public_id}/hand-in/").status_code == 302
    assert "附表1-通化市.xlsx" in HandIn.objects.get().manifest
    assert browser("leader_2").post(f"/last-week/teams/{team.public_id}/hand-in/").status_code == 409
    assert AuditLine.objects.filter(act="hand_in").count() == 1
    assert "上报后重新签发" not in browser("province").get("/last-week/").content.decode()
    with clock.at(clock.now() + timedelta(days=1)):
        reissue_report(person("leader_2"), Team.objects.get(id=team.id), "附表有误")
    assert "上报后重新签发" in browser("province").get("/last-week/").content.decode()
    assert "现在有了" not in browser("leader_2").get("/reports/").content.decode()
    report = browser("province").get("/burden/").content.decode()
    assert "要求填报、回答的事项" in report


def test_on_a_phone_every_count_still_says_what_it_counts(team, browser):
    """A phone shows a row as a list, without the heading: the title stands at each cell."""
    page = browser("leader_2").get("/last-week/").content.decode()
    assert page.count('data-label="零报告"') == team.units.count() + 1
    page = browser("leader_2").get("/burden/").content.decode()
    assert page.count('<td class="number"') == page.count('<td class="number" data-label="') > 0


def test_late_is_told_on_every_page_until_the_last_team_has_handed_in(team, browser):
    office = browser("province")
    teams = list(Team.objects.filter(round=team.round))
    by = User.objects.get(username="leader_2")
    with clock.at(datetime(2020, 8, 20, 9)):
        for one in teams[1:]:
            HandIn.objects.create(team=one, manifest="{}", by=by, at=clock.now())
        assert "已过上报期限" in office.get("/burden/").content.decode()
        HandIn.objects.create(team=teams[0], manifest="{}", by=by, at=clock.now())
        assert "上报期限" not in office.get("/burden/").content.decode()
