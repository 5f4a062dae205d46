"""Coming is counted by the day, and no minute or person of a day twice."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qingchen.inspection.burden.stays import Presence, stays

NAMES = st.frozensets(st.sampled_from("甲乙丙丁"))
PRESENCES = st.lists(
    st.builds(
        lambda begin, length, people, hosts: Presence(
            datetime(2020, 7, 20) + timedelta(minutes=begin),
            datetime(2020, 7, 20) + timedelta(minutes=begin + length),
            people,
            hosts,
        ),
        st.integers(0, 3000),
        st.integers(0, 600),
        NAMES,
        NAMES,
    ),
    max_size=8,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2020-07-{text}")


def test_an_interview_within_an_inspection_adds_neither_minutes_nor_people():
    told = stays(
        [
            Presence(at("28 09:00"), at("28 11:30"), frozenset({"甲", "乙"}), frozenset({"厂长"})),
            Presence(at("28 09:40"), at("28 09:55"), frozenset({"乙", "甲"}), frozenset({"工人"})),
            Presence(at("28 09:00"), at("28 11:30")),
        ]
    )
    assert (told.visits, told.people, told.hosts, told.minutes) == (1, 2, 2, 150)


def test_past_midnight_is_one_visit_and_another_day_is_another():
    night = [Presence(at("28 23:00"), at("29 01:00"), frozenset("甲")), Presence(at("29 00:30"), at("29 01:30"))]
    paper = Presence(at("30 10:00"), at("30 10:00"), frozenset("甲乙"))
    told = stays([paper, *night])
    assert (told.visits, told.people, told.minutes) == (2, 3, 150)


def test_accompanied_by_no_more_than_were_asked_to_be_there_unless_more_are_on_record():
    day = Presence(at("28 09:00"), at("28 12:00"), frozenset("甲乙"), most_hosts=2)
    assert stays([day]).hosts == 2
    assert stays([day, Presence(at("28 09:00"), at("28 10:00"), hosts=frozenset("子丑寅"))]).hosts == 3


@given(PRESENCES)
def test_minutes_are_those_in_which_somebody_was_there(presences):
    start = datetime(2020, 7, 20)
    minutes = {
        minute
        for one in presences
        for minute in range(
            round((one.begins - start).total_seconds() / 60), round((one.ends - start).total_seconds() / 60)
        )
    }
    assert stays(presences).minutes == len(minutes)
    assert stays(reversed(presences)) == stays(presences)
