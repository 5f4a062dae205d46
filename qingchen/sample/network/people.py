"""The people of the network: staff of the bodies, co-supervisors of the townships, experts of the units."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.crowd import Births, people
from qingchen.sample.network.bodies import Body
from qingchen.sample.patients.cases import HELD_FROM
from qingchen.sample.people import days_between
from qingchen.sample.places import Place

_STAFF = Births(date(1962, 1, 1), date(1995, 12, 31), 900)
"""Orders within a day that nobody else of the sample has."""
_STAFF_SERIAL, _CO_SUPERVISOR_SERIAL, _EXPERT_SERIAL = 0, 400_000, 800_000
_OF_A_PLACE = 2_000
_POSTS = {
    "administration": (("administrator", 2),),
    "supervision": (("enforcement_officer", 4),),
    "disease_control": (("technician", 3),),
    "examination": (("examining_doctor", 3), ("technician", 2)),
    "technical_service": (("technician", 6),),
    "diagnosis": (("diagnosing_doctor", 4), ("technician", 3)),
}
_CERTIFIED = {"enforcement_officer": "示执", "diagnosing_doctor": "示诊", "examining_doctor": "示检"}
_SPECIALTIES = ("clinical", "evaluation", "engineering", "measurement", "radiation", "law")
_TITLES = ("senior", "associate_senior", "intermediate", "junior")
_SINCE = date(2008, 1, 1)


def staff(found: list[Body], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `staff` with codes: a fifth do it beside another duty."""
    seats = [(one, post) for one in found for post, count in _POSTS[one.kind] for _ in range(count)]
    place = found[0].place
    persons = people(numpy.arange(len(seats)) + _STAFF_SERIAL + place.number * _OF_A_PLACE, _STAFF, male_in=2)
    since = days_between(random, _SINCE, date(2019, 12, 31), len(seats))
    rows = []
    for index, (one, post) in enumerate(seats):
        mark = _CERTIFIED.get(post)
        public = one.kind in ("administration", "supervision", "disease_control")
        rows.append(
            {
                "organisation_uscc": one.uscc,
                "organisation_name": one.name,
                "organisation_kind": one.kind,
                "division": one.place.current,
                "post": post,
                "duty": "part_time" if random.random() < 0.2 else "full_time",
                "establishment": "public_institution" if public else "contract",
                "title": _TITLES[int(random.integers(0, 4))] if post != "enforcement_officer" else "none",
                "certificate_no": f"{mark}22{one.place.number:03d}{index:02d}" if mark else None,
                "certificate_until": date(2022 + index % 3, 12, 31) if mark else None,
                "since": since[index],
                "effective_on": HELD_FROM,
            }
        )
    return _with_persons(rows, persons, ("identity_number", "name", "sex"))


def officer_trainings(held: polars.DataFrame, place: Place) -> polars.DataFrame:
    """Rows of `trainings` with codes: all but one in seven of a place's enforcement officers passed this year."""
    on = date(2020, 5, 11) + timedelta(days=place.number % 20)
    officers = held.filter(polars.col("post") == "enforcement_officer")
    taught = officers.filter((polars.int_range(polars.len()) + place.number) % 7 != 0)
    return taught.select(
        "identity_type",
        "identity_number",
        "name",
        training_no=polars.lit(f"培{place.division}-J{on:%m%d}"),
        organiser=polars.lit("省职业病防治示例培训中心"),
        trained_from=polars.lit(on),
        trained_until=polars.lit(on + timedelta(days=2)),
        hours=polars.lit(24.0),
        mode=polars.lit("in_person"),
        audience=polars.lit("enforcement_officer"),
        score=polars.lit(86.0),
        passed=polars.lit(value=True),
    )


def co_supervisors(place: Place, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `co_supervisors` with codes: nineteen townships in twenty have one; one in four of these has two."""
    towns = sorted({village[:9] for village in place.villages})
    seats = [town for town in towns if random.random() < 0.95 for _ in range(1 + (random.random() < 0.25))]
    persons = people(numpy.arange(len(seats)) + _CO_SUPERVISOR_SERIAL + place.number * _OF_A_PLACE, _STAFF, male_in=3)
    appointed = days_between(random, date(2019, 9, 2), date(2020, 5, 29), len(seats))
    rows = [
        {
            "division": town,
            "appointment_no": f"示卫发〔{day.year}〕{place.number + 1}号",
            "appointed_on": day,
            "full_time": bool(random.random() < 0.15),
            # Some are appointed and never seen: rounds are what tells.
            "rounds_this_year": 0 if random.random() < 0.12 else int(random.poisson(7)),
            "reports_this_year": int(random.poisson(2)),
            "trained_on": max(day, date(2020, 4, 20)) if random.random() < 0.8 else None,
            "effective_on": HELD_FROM,
        }
        for town, day in zip(seats, appointed, strict=True)
    ]
    return _with_persons(rows, persons, ("identity_number", "name", "phone"))


def experts(first: Place, unit_name: str, code: str, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `experts` with codes: six of a unit. `code`: the unit's division."""
    persons = people(numpy.arange(6) + _EXPERT_SERIAL + first.number * _OF_A_PLACE, _STAFF, male_in=2)
    entered = days_between(random, date(2018, 3, 1), date(2020, 3, 31), 6)
    rows = [
        {
            "expert_no": f"示专-{code}-{index + 1:03d}",
            "division": code,
            "specialties": [_SPECIALTIES[index]],
            "employer_name": f"{unit_name}示例{'律师事务所' if _SPECIALTIES[index] == 'law' else '职业病防治院'}",
            "title": _TITLES[index % 3],
            "entered_on": entered[index],
            "draws_this_year": int(random.integers(0, 5)),
            "effective_on": HELD_FROM,
        }
        for index in range(6)
    ]
    return _with_persons(rows, persons, ("name", "phone"))


def _with_persons(rows: list[dict[str, object]], persons: polars.DataFrame, kept: tuple[str, ...]) -> polars.DataFrame:
    frame = polars.DataFrame(rows, infer_schema_length=None)
    if "identity_number" in kept:
        frame = frame.with_columns(identity_type=polars.lit("identity_card"))
    return frame.hstack(persons.select(kept)) if frame.height else frame
