"""The bodies of a place: who supervises, examines, measures, diagnoses there."""

from dataclasses import dataclass

import numpy
import polars

from qingchen.sample.network.examiners import capacity_of, is_idle
from qingchen.sample.patients.cases import HELD_FROM
from qingchen.sample.people import credit_codes, days_between
from qingchen.sample.places import Place

PROVIDERS = 9
"""How many numbers of institutions the measurements of the sample refer to."""
_FIRST_CODE = 90_000_000


@dataclass(frozen=True, slots=True)
class Body:
    """`number` is how it is referred to: of filing or certificate, else its credit code."""

    kind: str
    name: str
    uscc: str
    number: str
    place: Place


def diagnosis_of(first: Place, unit_name: str) -> tuple[str, str]:
    """Name and number of the diagnosis institution of the unit whose first place it is."""
    return f"{unit_name}示例职业病防治院", f"吉职诊备示例{first.number + 1:03d}"


def bodies(place: Place, unit_name: str, first: bool) -> list[Body]:
    """`first`: the unit's first place has the diagnosis institution."""
    codes = credit_codes(_FIRST_CODE + place.number * 10, 6)
    found = [
        ("administration", f"{place.name}卫生健康局", codes[0], codes[0]),
        ("supervision", f"{place.name}卫生监督所", codes[1], codes[1]),
        ("disease_control", f"{place.name}疾病预防控制中心", codes[2], codes[2]),
        ("examination", f"{place.name}示例体检机构", codes[3], f"吉体检备示例{place.number + 1:03d}"),
    ]
    if place.number < PROVIDERS:
        number = place.number + 1
        found.append(
            (
                "technical_service",
                f"示例检测服务有限公司{number}",
                codes[4],
                f"（吉）卫职技字示例{number:03d}",
            )
        )
    if first:
        name, number_ = diagnosis_of(place, unit_name)
        found.append(("diagnosis", name, codes[5], number_))
    return [Body(*one, place) for one in found]


def institutions(found: list[Body], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `institutions` with codes."""
    rows = []
    for one in found:
        # Who examines was filed before the first examination of the sample.
        first, last = (2008, 2011) if one.kind == "examination" else (2012, 2019)
        filed = days_between(random, HELD_FROM.replace(first, 1), HELD_FROM.replace(last, 12), 1)[0]
        idle = one.kind == "examination" and is_idle(one.place.number)
        accepted = int(random.integers(4, 60))
        closed = int(accepted * random.uniform(0.6, 1))
        row = {
            "institution_no": one.number,
            "institution_name": one.name,
            "organisation_uscc": one.uscc,
            "institution_kind": one.kind,
            "division": one.place.current,
            "scopes": ["dust", "physical", "chemical"]
            if one.kind in ("examination", "technical_service")
            else ["dust"],
            "status": "inactive" if idle else "active",
            "department": "职业健康科" if one.kind in ("administration", "supervision", "disease_control") else None,
            "effective_on": HELD_FROM,
        }
        if one.kind in ("examination", "technical_service", "diagnosis"):
            row |= {"filed_on": filed, "started_on": None if idle else filed}
        if one.kind == "technical_service":
            row["valid_until"] = HELD_FROM.replace(2021 + one.place.number % 3)
        if one.kind == "examination":
            more = int(random.integers(4, 20)) * 10
            row["capacity_a_day"] = capacity_of(one.place.number, one.place.employers, more)
        if one.kind == "diagnosis":
            row |= {"dust_doctors": int(random.integers(3, 7)), "doctors_certified_until": HELD_FROM.replace(2023)}
            row |= {"accepted_cases": accepted, "closed_cases": closed, "overdue_cases": int(random.random() < 0.3)}
        rows.append(row)
    return polars.DataFrame(rows, infer_schema_length=None)
