"""Trainings of 2020 and some of 2019: one principal an employer, its managers, its exposed workers."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employers import Employer
from qingchen.sample.people import identity_numbers, names
from qingchen.sample.places import Place

FIRST_OFFICE_PERSON = 5_000_000
"""Serial from which principals and managers are numbered: nobody of them is among the workers."""


def trainings(
    place: Place, employers: list[Employer], workers: polars.DataFrame, random: numpy.random.Generator
) -> polars.DataFrame:
    """Rows of `trainings` with codes: principals and managers first, then workers."""
    office = _office_trainings(place, employers, random)
    trained = random.random(workers.height) < workers["diligence"].to_numpy() * 0.99
    index = numpy.flatnonzero(trained & (workers["status"] == "in_post").to_numpy())
    people = workers[index]
    began = [date(2020, 1, 8) + timedelta(days=int(o * 37 % 140)) for o in people["employer"].to_list()]
    short = random.random(len(index)) < 0.01
    of_workers = people.select(
        training_no=polars.concat_str(
            polars.lit(f"培{place.division}-"), polars.col("employer").cast(polars.String), polars.lit("W")
        ),
        organiser="employer_name",
        trained_from=polars.Series(began, dtype=polars.Date),
        trained_until=polars.Series(began, dtype=polars.Date),
        hours=polars.Series(numpy.where(short, 2.0, 8.0)),
        mode=polars.lit("in_person"),
        audience=polars.lit("worker"),
        identity_type="identity_type",
        identity_number="identity_number",
        name="name",
        uscc="uscc",
        site_no="site_no",
        employer_name="employer_name",
        score=polars.Series(random.integers(60, 101, len(index)).astype(float)),
        passed=polars.lit(True),
    )
    return polars.concat([office, of_workers], how="vertical_relaxed")


def _office_trainings(place: Place, employers: list[Employer], random: numpy.random.Generator) -> polars.DataFrame:
    seats = [(one, "principal") for one in employers]
    seats += [(one, "manager") for one in employers for _ in range(one.managers)]
    people = identity_numbers(place.number, FIRST_OFFICE_PERSON, len(seats))
    called = names(random, len(seats))
    rows = []
    for number, (one, audience) in enumerate(seats):
        if random.random() >= one.diligence:
            continue
        on = date(2020, 3, 2) + timedelta(days=int(random.integers(0, 100)))
        hours = 8.0 if random.random() < 0.015 else 16.0
        rows.append(
            {
                "training_no": f"培{place.division}-{'P' if audience == 'principal' else 'M'}{on:%m%d}",
                "organiser": f"{place.name}职业健康培训示例机构",
                "trained_from": on,
                "trained_until": on + timedelta(days=1),
                "hours": hours,
                "mode": "online" if random.random() < 0.4 else "in_person",
                "audience": audience,
                "identity_type": "identity_card",
                "identity_number": people["identity_number"][number],
                "name": called[number],
                "uscc": one.uscc,
                "site_no": 1,
                "employer_name": one.name,
                "score": float(random.integers(60, 101)),
                "passed": True,
            }
        )
    return polars.DataFrame(rows, infer_schema_length=None)
