"""The itinerary of teams: what is planned together, what is merged, what is told where no plan fits."""

from dataclasses import replace
from datetime import date, time

from qingchen.inspection.itinerary.plan import Loosening, NoPlan, Plan
from qingchen.inspection.itinerary.question import LEAD, Host, Person, Question, Stop, Team, apart
from qingchen.inspection.itinerary.solving import plan
from qingchen.inspection.itinerary.timetable import working_day

DAYS = (date(2020, 7, 21), date(2020, 7, 22), date(2020, 7, 23))
LEADER = Person("leader_2", "乙组长", frozenset({LEAD}))
MEMBER = Person("member_2a", "乙组员一", frozenset({"enforcement"}))


def _question(*stops: Stop, people=(LEADER, MEMBER), hosts=(), way: int = 60, days=DAYS, **named) -> Question:
    known = {stop.host: Host(stop.host, stop.host) for stop in stops} | {host.code: host for host in hosts}
    places = ["seat", *(stop.code for stop in stops)]
    travel = {(a, b): way for a in places for b in places if a != b}
    return Question(days, (Team(2, "seat", people, stops),), known, travel, 450, **named)


def _stop(code: str, minutes: int = 180, host: str = "", needs: frozenset[str] = frozenset()) -> Stop:
    return Stop(code, code, host or code, minutes, needs)


def test_stops_that_fit_into_one_day_take_one_day():
    found = plan(_question(_stop("tonghua"), _stop("220521", 120)))
    assert isinstance(found, Plan)
    assert {visit.on for visit in found.visits} == {DAYS[0]}
    assert found.proven


def test_a_visit_falls_on_the_day_of_another_inspection_of_the_same_place():
    busy = Host("tonghua", "通化市", other_on=frozenset({DAYS[2]}))
    found = plan(_question(_stop("tonghua"), hosts=(busy,)))
    assert isinstance(found, Plan)
    assert [(visit.on, visit.with_other) for visit in found.visits] == [(DAYS[2], True)]
    assert dict(zip(("days", "escorts"), found.costs, strict=False)) == {"days": 1, "escorts": 0}


def test_nobody_goes_to_a_place_that_is_to_be_avoided():
    third = Person("member_2b", "乙组员二", frozenset({"enforcement"}))
    avoiding = replace(MEMBER, avoids=frozenset({"tonghua"}))
    found = plan(_question(_stop("tonghua", needs=frozenset({"enforcement"})), people=(LEADER, avoiding, third)))
    assert isinstance(found, Plan)
    assert [visit.people for visit in found.visits] == [("leader_2", "member_2b")]


def test_a_window_that_is_too_short_is_told_with_the_days_that_it_lacks():
    stops = [_stop(f"place{number}", 300) for number in range(3)]
    found = plan(_question(*stops, days=DAYS[:2], further_days=(DAYS[2],)))
    assert isinstance(found, NoPlan)
    assert Loosening("window", "", 1) in found.alone
    assert Loosening("hours", "", 210) in found.alone


def test_a_refused_window_names_the_place_that_would_have_to_give():
    found = plan(_question(_stop("tonghua"), _stop("liaoyuan"), hosts=(Host("tonghua", "", not_on=frozenset(DAYS)),)))
    assert found == NoPlan((2,), (Loosening("host", "tonghua", 1),))


def test_a_skill_that_nobody_holds_is_named():
    found = plan(_question(_stop("tonghua", needs=frozenset({"medicine"}))))
    assert found == NoPlan((2,), (Loosening("skill", "medicine", 1),))


def test_two_reasons_at_once_are_told_together():
    busy = Host("tonghua", "", not_on=frozenset(DAYS))
    found = plan(_question(_stop("tonghua", needs=frozenset({"medicine"})), hosts=(busy,)))
    assert isinstance(found, NoPlan)
    assert found.alone == ()
    assert {one.kind for one in found.together} == {"host", "skill"}


def test_one_specialist_of_two_teams_is_never_in_both_on_a_day():
    shared = Person("expert", "专家", frozenset({"dust"}))
    teams = tuple(
        Team(number, "seat", (LEADER if number == 1 else MEMBER, shared), (_stop(f"place{number}", 400),))
        for number in (1, 2)
    )
    needing = tuple(
        replace(team, stops=tuple(replace(stop, needs=frozenset({"dust"})) for stop in team.stops)) for team in teams
    )
    places = ["seat", "place1", "place2"]
    question = Question(
        DAYS,
        needing,
        {f"place{number}": Host(f"place{number}", "") for number in (1, 2)},
        {(a, b): 30 for a in places for b in places if a != b},
        450,
    )
    assert len(apart(question)) == 1
    found = plan(question)
    assert isinstance(found, Plan)
    assert len({visit.on for visit in found.visits}) == 2


def test_times_of_the_clock_leave_the_pause_at_noon_out():
    day = working_day(DAYS[0])
    assert day.minutes == 450
    assert (day.begins_at(0), day.ends_at(210), day.begins_at(210)) == (time(8, 30), time(12, 0), time(13, 30))
    assert day.ends_at(450) == time(17, 30)
