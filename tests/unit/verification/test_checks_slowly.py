"""Checks beside a slow, obvious way of finding the same, on random rows."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.verification.catalogue import checks
from qingchen.verification.run import check_run
from tests.spec.check_tables import world_of

DAYS = st.integers(0, 12).map(lambda number: date(2020, 1, 1) + timedelta(days=number))
PEOPLE = st.sampled_from("甲乙丙")
SITES = st.sampled_from("AB")
Row = dict[str, Any]


def flagged(check: str, tables: dict[str, list[Row]]) -> Counter[int]:
    """The numbers of the rows that the check points at."""
    named = {"employers": [{"uscc": code, "name": code} for code in "AB"]} | tables
    return Counter(flag.source.row for flag in check_run(world_of("2020-07-31", named), [checks()[check]]).flags)


@st.composite
def spells(draw: st.DrawFn) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 5))):
        first, last = sorted([draw(DAYS), draw(DAYS)])
        until = draw(st.sampled_from([last, None]))
        rows.append(
            {"person_key": draw(PEOPLE), "uscc": draw(SITES), "spell": number + 1, "exposure_from": first}
            | {"exposure_until": until, "status": "left" if until else "in_post"}
        )
    return rows


EXAMINATIONS = st.lists(
    st.fixed_dictionaries(
        {
            "person_key": PEOPLE,
            "uscc": SITES,
            "examined_on": DAYS,
            "examination_type": st.sampled_from(["periodic", "exit"]),
        }
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=15)
@given(spells(), EXAMINATIONS)
def test_examinations_outside_every_spell(workers, examined):
    tables = {"exposed_workers": workers, "health_examinations": examined}
    early, late = Counter[int](), Counter[int]()
    for number, row in enumerate(examined):
        own = [one for one in workers if (one["person_key"], one["uscc"]) == (row["person_key"], row["uscc"])]
        if row["examination_type"] != "periodic" or not own:
            continue
        early[number] += all(row["examined_on"] < one["exposure_from"] for one in own)
        late[number] += all(one["exposure_until"] and one["exposure_until"] < row["examined_on"] for one in own)
    assert flagged("examined_before_hire", tables) == +early
    assert flagged("examined_after_leaving", tables) == +late


TRAININGS = st.lists(
    st.tuples(PEOPLE, st.sampled_from("12345"), DAYS, st.integers(0, 2), SITES, st.sampled_from("甲乙")), max_size=7
)


@settings(deadline=None, max_examples=15)
@given(TRAININGS)
def test_two_trainings_of_one_person_on_one_day_at_two_places(drawn):
    once = {(person, number): rest for person, number, *rest in drawn}
    rows = [
        {"person_key": person, "training_no": number, "trained_from": day, "trained_until": day + timedelta(days=more)}
        | {"uscc": site, "organiser": organiser}
        for (person, number), (day, more, site, organiser) in once.items()
    ]
    expected = Counter[int]()
    for at, one in enumerate(rows):
        for other in rows:
            same_day = any(
                one["trained_from"] <= other["trained_from"] + timedelta(days=later) <= one["trained_until"]
                for later in range((other["trained_until"] - other["trained_from"]).days + 1)
            )
            apart = (one["uscc"], one["organiser"]) != (other["uscc"], other["organiser"])
            later = one["training_no"] > other["training_no"]
            expected[at] += one["person_key"] == other["person_key"] and later and apart and same_day
    assert flagged("trained_at_two_places", {"trainings": rows}) == +expected


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.sampled_from("pqr-"), st.booleans()), max_size=14))
def test_telephones_of_many_living_patients(drawn):
    rows = [{"case_id": str(at), "phone_key": phone, "alive": alive} for at, (phone, alive) in enumerate(drawn)]
    owners = defaultdict(list)
    for at, (phone, alive) in enumerate(drawn):
        if alive and phone != "-":
            owners[phone].append(at)
    assert flagged("phone_shared_by_many_patients", {"patients": rows}) == Counter(
        min(of) for of in owners.values() if len(of) >= 4
    )
