"""Where the world's employers are: counties of each unit, how many employers each, and what they make."""

from dataclasses import dataclass
from datetime import date

import numpy

from qingchen.inspection.plans import Campaign, UnitPlan
from qingchen.standards import divisions

EMPLOYERS = {"county": 40, "demo": 1_600, "province": 16_000}
WORKERS_A_EMPLOYER = 25
"""Workers exposed to dust, on average (16,000 employers and 400,000 workers at province scale)."""
BEFORE_RECODING = {"220184": "220381"}
"""公主岭 in the first ledgers: recoded by the corrections (dossier 4.1)."""


FIRST_LEDGERS_ON = date(2020, 6, 15)


@dataclass(frozen=True, slots=True)
class Place:
    """A county, or a unit without one. `division` is written in the first ledgers, `current` on the day of results."""

    unit: str
    division: str
    current: str
    name: str
    number: int
    employers: int
    villages: tuple[str, ...]


def places(campaign: Campaign, scale: str, random: numpy.random.Generator) -> list[Place]:
    """Every county of every unit with its share of the employers; the county scale has the first one only."""
    on = date(2020, 7, 1)
    found = [(unit, code) for unit in campaign.units for code in _codes(unit, on)]
    if scale == "county":
        found = found[:1]
    weights = random.lognormal(0.0, 0.6, len(found))
    shares = weights / weights.sum()
    counts = numpy.maximum(numpy.floor(shares * EMPLOYERS[scale]).astype(int), 4)
    counts[0] += EMPLOYERS[scale] - counts.sum()
    return [
        Place(
            unit.code,
            BEFORE_RECODING.get(code, code),
            code,
            _name(code),
            number,
            int(count),
            _villages(code, on),
        )
        for number, ((unit, code), count) in enumerate(zip(found, counts, strict=True))
    ]


def _name(code: str) -> str:
    """As people say it: the townships of 长白山 stand in the list as 长白山保护开发区池北区特殊乡镇."""
    return divisions.name_of(code).replace("保护开发区", "").removesuffix("特殊乡镇")


def _codes(unit: UnitPlan, on: date) -> list[str]:
    counties = [county.code for county in unit.counties(on)]
    return counties or list(unit.area.includes)


def _villages(code: str, on: date) -> tuple[str, ...]:
    """Villages of the place that are listed under the code of the first ledgers and under today's."""
    before = BEFORE_RECODING.get(code, code)
    listed = [village.code for town in _towns(code, on) for village in divisions.villages(town, on)]
    return tuple(one for one in listed if divisions.exists(before + one[len(code) :], FIRST_LEDGERS_ON))


def _towns(code: str, on: date) -> list[str]:
    if len(code) > 6:
        return [code]
    # The townships of 长白山 lie in counties of other units, which do not hold them.
    apart = {"222426120", "220621120", "220621121"}
    return [town.code for town in divisions.townships(code, on) if town.code not in apart]
