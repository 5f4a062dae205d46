"""Days of visits: computed, proposed, confirmed or asked to be others; nothing in them tells of a sealed visit."""

from datetime import date, datetime

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.inspection.actions.itinerary import (
    ask_other_date,
    confirm_date,
    plan_itinerary,
    propose_dates,
    reopen_date,
)
from qingchen.inspection.actions.itinerary_limits import note_member_limit, note_other_inspection
from qingchen.inspection.actions.visits import county_ranking, select_county
from qingchen.inspection.itinerary.models import Itinerary, VisitDay
from qingchen.inspection.itinerary.plan_json import from_json
from qingchen.inspection.itinerary.store import question_of, visit_days_for
from qingchen.inspection.models import Inspectee, Member, Team
from qingchen.inspection.store import is_county_level
from qingchen.problems import Problem
from tests.builders import inspectee, opened_round, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def round_():
    return opened_round()


@pytest.fixture
def team(round_):
    return Team.objects.get(round=round_, number=2)


@pytest.fixture
def proposed(team):
    """The days of team 2 (辽源、通化), proposed by its leader."""
    return propose_dates(person("leader_2"), plan_itinerary(person("leader_2"), team))


def _day(code: str = "tonghua") -> VisitDay:
    return VisitDay.objects.get(inspectee__code=code)


def test_the_plan_is_proven_and_lies_within_the_window(team):
    itinerary = plan_itinerary(person("leader_2"), team)
    plan = from_json(itinerary.plan)
    assert plan.proven
    assert {visit.stop for visit in plan.visits} == {"liaoyuan", "tonghua"}
    assert all(date(2020, 7, 21) <= visit.on <= date(2020, 7, 31) for visit in plan.visits)
    assert all("leader_2" in visit.people for visit in plan.visits)
    assert AuditLine.objects.filter(act="plan_itinerary").count() == 1


def test_a_place_confirms_its_own_day_and_the_letter_can_be_printed(proposed):
    fixed = confirm_date(person("officer_tonghua"), _day())
    assert fixed.state == "fixed"
    with pytest.raises(Problem) as refused:
        confirm_date(person("officer_tonghua"), _day())
    assert refused.value.code == "visit_day.wrong_state"
    for username in ("officer_changchun", "leader_2", "province"):
        with pytest.raises(Problem) as refused:
            confirm_date(person(username), _day("liaoyuan"))
        assert refused.value.code == "account.not_permitted"


def test_a_refused_day_is_not_proposed_again_and_a_fixed_one_stays(team, proposed):
    fixed_on = confirm_date(person("officer_liaoyuan"), _day("liaoyuan")).on
    refused_on = _day().on
    other = ask_other_date(person("officer_tonghua"), _day(), [date(2020, 7, 23), date(2021, 1, 1)], "防汛值守")
    assert other.not_on == ",".join(sorted({refused_on.isoformat(), "2020-07-23"}))
    propose_dates(person("leader_2"), plan_itinerary(person("leader_2"), team))
    assert _day("liaoyuan").on == fixed_on
    assert _day("liaoyuan").state == "fixed"
    assert _day().state == "proposed"
    assert _day().on not in {refused_on, date(2020, 7, 23)}


def test_asking_for_another_day_without_a_reason_changes_nothing(proposed):
    with pytest.raises(Problem) as refused:
        ask_other_date(person("officer_tonghua"), _day(), [], " ")
    assert refused.value.code == "visit_day.faulty"
    assert _day().state == "proposed"


def test_the_leader_reopens_a_fixed_day_with_a_reason(proposed):
    confirm_date(person("officer_tonghua"), _day())
    reopen_date(person("leader_2"), _day(), "路段塌方")
    assert (_day().state, _day().reason) == ("other_asked", "路段塌方")


def test_only_the_newest_itinerary_is_proposed(team):
    older = plan_itinerary(person("leader_2"), team)
    plan_itinerary(person("province"), team)
    with pytest.raises(Problem) as refused:
        propose_dates(person("leader_2"), older)
    assert refused.value.code == "itinerary.not_newest"


def test_a_window_that_no_plan_fits_says_what_to_loosen(team, proposed):
    window = [date(2020, 7, day) for day in range(21, 32)]
    ask_other_date(person("officer_tonghua"), _day(), window, "换届")
    with pytest.raises(Problem) as refused:
        plan_itinerary(person("leader_2"), team)
    assert refused.value.code == "itinerary.no_plan"
    assert any("2020" not in line and "通化市" in line for line in refused.value.lines)
    assert any("延后 1 个工作日" in line for line in refused.value.lines)
    assert Itinerary.objects.count() == 1


def test_a_team_without_a_leader_is_told_in_clear_words(team):
    Member.objects.filter(team=team, duty="leader").update(duty="member")
    with pytest.raises(Problem) as refused:
        plan_itinerary(person("province"), team)
    assert "没有组长" in refused.value.sentence


def test_another_inspection_and_an_avoidance_are_heeded(round_, team):
    note_other_inspection(
        person("officer_tonghua"), inspectee(round_), "省应急管理厅", "安全检查", date(2020, 7, 29), date(2020, 7, 30)
    )
    member = Member.objects.get(user__username="member_2a")
    note_member_limit(person("leader_2"), member, "avoids", "tonghua", "曾在通化市任职")
    plan = from_json(plan_itinerary(person("leader_2"), team).plan)
    visit = next(one for one in plan.visits if one.stop == "tonghua")
    assert visit.on in {date(2020, 7, 29), date(2020, 7, 30)}
    assert visit.with_other
    assert "member_2a" not in visit.people
    with pytest.raises(Problem):
        note_member_limit(person("leader_2"), member, "absent", "下周二", "开会")


def test_a_sealed_visit_changes_nothing_of_the_plan(round_, team, proposed):
    before = question_of(team, clock.today())
    Inspectee.objects.create(unit=inspectee(round_).unit, kind="employer", code="x-1", name="密访单位", chosen="drawn")
    assert question_of(team, clock.today()) == before
    assert {day.inspectee.code for day in visit_days_for(person("officer_tonghua"), round_)} == {"tonghua"}


def test_every_team_of_the_notice_can_be_planned_with_its_counties(round_):
    office = person("province")
    for unit in round_.units.all():
        if not is_county_level(unit):
            select_county(office, unit, county_ranking(office, unit)[0].code)
    plans = [from_json(plan_itinerary(office, team).plan) for team in round_.teams.all()]
    assert sum(len(plan.visits) for plan in plans) == 21
    assert all(plan.proven for plan in plans)


def test_after_the_window_there_is_nothing_to_plan(team):
    with clock.at(datetime(2020, 8, 3, 9)), pytest.raises(Problem) as refused:
        plan_itinerary(person("leader_2"), team)
    assert refused.value.code == "itinerary.no_days"
