"""Places that rates are told by: inspection units, prefectures, counties, the province, single employers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qingchen.standards import divisions
from qingchen.values.region import EVERYWHERE, Area

By = Literal["unit", "prefecture", "county", "province", "employer"]
OUTSIDE_UNITS = "outside_units"
COUNTY_DIGITS = 6


@dataclass(frozen=True, slots=True)
class UnitArea:
    """An inspection unit (督导单位): a set of divisions less another set."""

    code: str
    name: str
    area: Area


@dataclass(frozen=True, slots=True)
class Group:
    """A place in a table of rates. `partial`: the viewer's area holds only a part of it."""

    code: str
    name: str
    partial: bool = False


def code_of(by: By, division: str, units: Sequence[UnitArea]) -> str:
    """The code of the group that an object in `division` (current code) belongs to.

    Of units whose areas both hold a division, the first wins: nothing is counted twice.
    """
    if by == "unit":
        return next((unit.code for unit in units if division in unit.area), OUTSIDE_UNITS)
    if by == "province":
        return division[:2]
    if by == "prefecture":
        return divisions.prefecture_of(division) or division
    return divisions.county_of(division) or division


def groups(by: By, seen: Iterable[str], units: Sequence[UnitArea], on: date, within: Area = EVERYWHERE) -> list[Group]:
    """Every group that belongs in the table, also those without an object, as far as `within` reaches.

    seen     current division codes of the objects: they add what no list holds (a place not in any unit, a code
             written above the level asked for), so that parts always add up to the whole
    """
    seen = set(seen)
    provinces = sorted({code[:2] for code in seen} | {code[:2] for unit in units for code in unit.area.includes})
    if by == "unit":
        listed = [Group(unit.code, unit.name, not within.covers(unit.area)) for unit in units if _meet(unit, within)]
    elif by == "province":
        listed = [_division(code, within) for code in provinces]
    else:
        lister = divisions.prefectures if by == "prefecture" else lambda code: divisions.counties(code, on)
        listed = [_division(place.code, within) for province in provinces for place in lister(province)]
    codes = {group.code for group in listed}
    listed = [group for group in listed if by == "unit" or _touches(group.code, within)]
    extra = sorted({code_of(by, division, units) for division in seen} - codes)
    return listed + [_unlisted(code) for code in extra]


def unit_of(by: By, code: str, units: Sequence[UnitArea]) -> str:
    """The unit whose target holds for a group; `*`, the province's, where it lies in none or in several.

    code    the group's; for by="employer" the employer's division
    """
    if by == "unit":
        return code if code != OUTSIDE_UNITS else "*"
    if by in ("province", "prefecture"):
        return "*"
    return next((unit.code for unit in units if code in unit.area), "*")


def _division(code: str, within: Area) -> Group:
    return Group(code, divisions.name_of(code), not within.covers(Area((code,))))


def _unlisted(code: str) -> Group:
    if code == OUTSIDE_UNITS:
        return Group(code, "不属于任何督导单位")
    if divisions.find(code) is None:
        return Group(code, f"{code}（代码不存在）")
    return Group(code, divisions.name_of(code) + ("（未填到县级）" if len(code) < COUNTY_DIGITS else ""))


def _touches(code: str, within: Area) -> bool:
    return code in within or any(kept.startswith(code) for kept in within.includes)


def _meet(unit: UnitArea, within: Area) -> bool:
    return any(code in within for code in unit.area.includes) or any(code in unit.area for code in within.includes)
