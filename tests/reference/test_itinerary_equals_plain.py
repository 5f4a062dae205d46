"""The planned itinerary costs what the cheapest of all itineraries costs, level by level."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qingchen.inspection.itinerary.plan import NoPlan, Plan
from qingchen.inspection.itinerary.question import Host, Person, Question, Stop, Team
from qingchen.inspection.itinerary.solving import plan
from tests.reference.plain_itinerary import cheapest

FIRST = date(2020, 7, 20)
SKILLS = ("lead", "medicine", "dust")


@st.composite
def questions(draw, stops: int = 4, days: int = 4) -> Question:
    dates = tuple(FIRST + timedelta(days=n) for n in range(days))
    some_days = st.frozensets(st.sampled_from(dates), max_size=2)
    some_skills = st.frozensets(st.sampled_from(SKILLS), max_size=2)
    codes = [f"s{n}" for n in range(draw(st.integers(1, stops)))]
    hosts = {code: Host(code, code, draw(st.integers(1, 3)), draw(some_days), draw(some_days)) for code in ("h0", "h1")}
    minutes = st.sampled_from([60, 120, 180, 240])
    made = tuple(
        Stop(
            code,
            code,
            draw(st.sampled_from(sorted(hosts))),
            draw(minutes),
            draw(some_skills),
            draw(st.none() | st.none() | st.sampled_from(dates)),
        )
        for code in codes
    )
    avoided = st.frozensets(st.sampled_from([*codes, *hosts]), max_size=1)
    people = tuple(
        Person(f"p{n}", f"p{n}", draw(some_skills | st.just(frozenset(SKILLS))), draw(avoided), draw(some_days))
        for n in range(draw(st.integers(1, 4)))
    )
    places = ["seat", *codes]
    ways = {(a, b): draw(st.integers(0, 12)) * 15 for a in places for b in places if a != b}
    return Question(dates, (Team(1, "seat", people, made),), hosts, ways, 450, draw(st.integers(1, 2)))


@settings(max_examples=60, deadline=None)
@given(questions())
def test_a_plan_costs_what_the_cheapest_of_all_costs_and_none_is_said_where_there_is_none(question):
    expected, found = cheapest(question), plan(question)
    if expected is None:
        assert isinstance(found, NoPlan)
    else:
        assert isinstance(found, Plan)
        assert found.proven
        assert found.costs == expected


@settings(max_examples=25, deadline=None)
@given(questions(stops=3, days=2))
def test_what_is_told_to_loosen_suffices_and_less_does_not(question):
    further = tuple(FIRST + timedelta(days=n) for n in range(2, 5))
    question = replace(question, further_days=further)
    assume(cheapest(question) is None)
    found = plan(question)
    assert isinstance(found, NoPlan)
    by_kind = {one.kind: one for one in found.alone if one.kind in ("window", "hours")}
    longer = by_kind["window"].amount if "window" in by_kind else 0
    fitting = [n for n in range(4) if cheapest(replace(question, days=(*question.days, *further[:n]))) is not None]
    assert (fitting[:1] or [0]) == [longer]
    if "hours" in by_kind:
        minutes = question.minutes_a_day + by_kind["hours"].amount
        assert cheapest(replace(question, minutes_a_day=minutes)) is not None
        assert cheapest(replace(question, minutes_a_day=minutes - 15)) is None
