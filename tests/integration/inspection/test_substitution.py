"""A member who cannot go on is replaced: reach, days, drawn inspectors and names follow, and nothing is forgotten."""

from datetime import date

import pytest

from qingchen.accounts.models import AuditLine, User
from qingchen.inspection.actions.draws import publish_frames
from qingchen.inspection.actions.inspector_draws import freeze_inspectors
from qingchen.inspection.actions.itinerary import plan_itinerary, propose_dates
from qingchen.inspection.actions.pool import add_to_pool
from qingchen.inspection.actions.sheets import save_entry
from qingchen.inspection.actions.substitution import replace_member
from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.models import DrawnSubstitute, Member, SheetAnswer, Substitution, Team
from qingchen.inspection.staffing.drawn_inspectors import going_names
from qingchen.inspection.store import form_of, inspectee_for, may
from qingchen.problems import Problem
from qingchen.reports.arrivals.store import itinerary_content
from qingchen.reports.catalogue import reports
from qingchen.reports.document import plain
from qingchen.reports.gathering import content_of
from tests.builders import filled, inspectee, opened_round, person, sheet
from tests.integration.inspection.test_draw_sessions import _drawn, put_employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def team():
    return Team.objects.get(round=opened_round(), number=2)


def _replaced(team, outgoing, incoming="", **more):
    return replace_member(person("province"), team, outgoing, "因病住院", incoming=incoming, **more)


def test_the_leaders_substitute_leads_and_the_one_who_left_sees_nothing_more_while_earlier_entries_stay(team):
    place, form = inspectee(team.round), sheet(team.round, purpose="inspection")
    item = form_of(form).items[0]
    save_entry(person("leader_2"), form, filled(item, "inspection"))
    _replaced(team, "leader_2", "pool_2")
    assert may(person("pool_2"), "sign_report", team)
    assert inspectee_for(person("pool_2"), place.public_id) == place
    with pytest.raises(Problem, match="没有找到"):
        inspectee_for(person("leader_2"), place.public_id)
    assert not may(person("leader_2"), "sign_report", team)
    assert SheetAnswer.objects.get().by.username == "leader_2"
    content = content_of(team, None, with_leads=False)
    assert content.leader.name == User.objects.get(username="pool_2").name
    [report] = reports()["team_report"].draft(content)
    text = "".join(plain(block.text) for block in report.document.body if hasattr(block, "text"))
    assert "人员有变动：2020年7月" in text
    assert "组长乙组长退出，由庚某二接替" in text
    assert "因病" not in text
    [line] = AuditLine.objects.filter(act="replace_member")
    assert line.public_id == team.public_id


def test_whoever_may_not_come_is_refused_with_every_reason_and_nothing_changes(team):
    before = list(Member.objects.values_list("team__number", "user__username", "duty"))
    for outgoing, incoming in (("leader_2", "member_2b"), ("leader_2", "pool_1"), ("leader_2", "leader_1")):
        with pytest.raises(Problem) as refused:
            _replaced(team, outgoing, incoming)
        assert refused.value.code == "team.not_ready"
    with pytest.raises(Problem, match="原因"):
        replace_member(person("province"), team, "leader_2", " ", incoming="pool_2")
    with pytest.raises(Problem, match="不能"):
        replace_member(person("leader_2"), team, "member_2b", "因病", incoming="pool_2")
    assert list(Member.objects.values_list("team__number", "user__username", "duty")) == before
    assert not Substitution.objects.exists()


def test_days_to_come_are_the_substitutes_and_days_gone_by_stay(team):
    days = propose_dates(person("leader_2"), plan_itinerary(person("leader_2"), team))
    gone, to_come = sorted(days, key=lambda day: day.on)
    VisitDay.objects.filter(id=gone.id).update(on=date(2020, 7, 1))
    _replaced(team, "leader_2", "pool_2")
    assert "leader_2" in VisitDay.objects.get(id=gone.id).people.split(",")
    after = VisitDay.objects.get(id=to_come.id).people.split(",")
    assert "leader_2" not in after
    assert "pool_2" in after
    printed = itinerary_content(to_come.itinerary)
    assert User.objects.get(username="pool_2").name in printed.members
    assert all("乙组长" not in one.people for one in printed.arrivals if one.on == to_come.on)


def test_next_of_the_drawn_order_goes_for_a_drawn_inspector_and_the_certificate_stays(team):
    put_employers(range(1, 31))
    added = add_to_pool(
        person("province"),
        team.round,
        {"name": "辛某", "agency": "省卫生健康委员会", "post": "职业健康处科员", "skills": "职业健康"},
    )
    Member.objects.create(team=team, user=added.user, duty="member", position=3)
    draw = freeze_inspectors(person("province"), inspectee(team.round).unit, 1, sealed=False)
    _drawn(publish_frames(person("province"), draw.session, "示例号码", date(2020, 7, 21)))
    draw.refresh_from_db()
    certificate = draw.certificate
    [drawn] = going_names(draw)
    leaving = next(one for one in team.members.select_related("user") if drawn.startswith(f"{one.user.name}（"))
    _replaced(team, leaving.user.username, "pool_3")
    [put] = DrawnSubstitute.objects.all()
    assert (put.how, put.order, put.out_name) == ("next", 2, drawn)
    assert going_names(draw) == [put.in_name]
    draw.refresh_from_db()
    assert draw.certificate == certificate
    left = next(one for one in team.members.select_related("user") if put.in_name.startswith(f"{one.user.name}（"))
    _replaced(team, left.user.username, "pool_2")
    assert DrawnSubstitute.objects.last().how == "redraw", "nobody of the order is left, so a new draw decides"
    assert going_names(draw) == []


def test_a_seats_number_is_never_given_again(team):
    _replaced(team, "member_2b", "pool_2")
    _replaced(team, "pool_2", "pool_3")
    assert sorted(team.members.values_list("position", flat=True)) == [0, 1, 4]
