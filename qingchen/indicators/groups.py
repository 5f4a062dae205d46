"""What rates are told by: inspection units, divisions of every level, trades, sizes, single employers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import polars as pl

from qingchen.standards import divisions
from qingchen.standards.codes import code_list
from qingchen.values.region import EVERYWHERE, Area

By = Literal["unit", "prefecture", "county", "province", "township", "village", "industry", "size", "employer"]
BY_TITLES: Mapping[By, str] = {
    "province": "省",
    "unit": "检查单位",
    "prefecture": "市（州）",
    "county": "县（市、区）",
    "township": "乡镇（街道）",
    "village": "村（社区）",
    "industry": "重点行业",
    "size": "企业规模",
    "employer": "用人单位",
}
OUTSIDE_UNITS = "outside_units"
UNKNOWN, NO_EMPLOYER, NO_PLACE = "unknown", "no_employer", "no_place"
DIGITS: Mapping[By, int] = {"province": 2, "prefecture": 4, "county": 6, "township": 9, "village": 12}
_LISTS: Mapping[By, str] = {"industry": "key_industry", "size": "employer_size"}
_ABOVE = {"county": "县级", "township": "乡级", "village": "村级"}


@dataclass(frozen=True, slots=True)
class UnitArea:
    """An inspection unit (检查单位): a set of divisions less another set."""

    code: str
    name: str
    area: Area


@dataclass(frozen=True, slots=True)
class Group:
    """A place in a table of rates. `partial`: the viewer's area holds only a part of it."""

    code: str
    name: str
    partial: bool = False


def codes_of(by: By, seen: Iterable[str | None], units: Sequence[UnitArea] = ()) -> dict[str | None, str]:
    """Of each division (current code) the group that its objects belong to; of None, objects without a place.

    Of units whose areas both hold a division, the first wins: nothing is counted twice.
    """
    if by == "unit":
        return _units_of(seen, units)
    return {division: _code_of(by, division) for division in seen}


def place_code(by: By) -> pl.Expr:
    """As `codes_of`, of a column `division` and a grouping in DIGITS."""
    division = pl.col("division")
    if by in ("province", "prefecture"):
        return division.str.slice(0, DIGITS[by]).fill_null(NO_PLACE)
    zones = dict(divisions.zones())
    county = division.str.slice(0, DIGITS["county"])
    county = pl.when(division.str.len_bytes() >= DIGITS["county"]).then(county.replace(zones)).otherwise(county)
    return (county + division.str.slice(DIGITS["county"], DIGITS[by] - DIGITS["county"])).fill_null(NO_PLACE)


def _code_of(by: By, division: str | None) -> str:
    if division is None:
        return NO_PLACE
    if by == "county":
        return divisions.county_of(division) or division
    if by in ("township", "village"):
        return (divisions.county_of(division) or division) + division[6 : DIGITS[by]]
    return division[: DIGITS[by]]


def _units_of(seen: Iterable[str | None], units: Sequence[UnitArea]) -> dict[str | None, str]:
    named = {code for unit in units for code in (*unit.area.includes, *unit.area.excludes)}
    widths = range(1, max(map(len, named), default=0) + 1)
    # Codes within which areas differ: what is not among them lies in one unit, or in none, with all that it holds.
    cut = {code[:width] for code in named for width in range(1, len(code))}

    @cache
    def unit_of_division(division: str) -> str:
        return next((unit.code for unit in units if division in unit.area), OUTSIDE_UNITS)

    @cache
    def unit_of(start: str) -> str:
        return unit_of_division(next((start[:width] for width in widths if start[:width] not in cut), start))

    # A province has ten thousand places and a nation six hundred thousand, but areas are told by far fewer.
    longest = max(widths, default=0)
    return {division: unit_of(division[:longest]) if division else OUTSIDE_UNITS for division in seen}


def groups(by: By, seen: Iterable[str], units: Sequence[UnitArea], on: date, within: Area = EVERYWHERE) -> list[Group]:
    """Every group that belongs in the table, also those without an object, as far as `within` reaches.

    seen     current division codes of the objects: they add what no list holds (a place not in any unit, a code
             written above the level asked for), so that parts always add up to the whole. Of villages those with
             objects are all that is listed.
    """
    if by in _LISTS:
        entries = code_list(_LISTS[by]).entries
        return [*(Group(entry.code, entry.label) for entry in entries), Group(UNKNOWN, "未填写")]
    seen = set(seen)
    provinces = sorted({code[:2] for code in seen} | {code[:2] for unit in units for code in unit.area.includes})
    if by == "unit":
        listed = [Group(unit.code, unit.name, not within.covers(unit.area)) for unit in units if _meet(unit, within)]
    elif by == "province":
        listed = [_division(code, within) for code in provinces]
    else:
        places = [place for province in provinces for place in _LISTERS[by](province, on)]
        listed = [_division(place.code, within) for place in places]
    codes = {group.code for group in listed}
    listed = [group for group in listed if by == "unit" or _touches(group.code, within)]
    extra = sorted(set(codes_of(by, seen, units).values()) - codes)
    return listed + [unlisted(by, code) for code in extra]


def unit_of(by: By, code: str, units: Sequence[UnitArea]) -> str:
    """The unit whose target holds for a group; `*`, the province's, where it lies in none or in several.

    code    the group's; for by="employer" the employer's division
    """
    if by == "unit":
        return code if code != OUTSIDE_UNITS else "*"
    if by in ("province", "prefecture", *_LISTS):
        return "*"
    return next((unit.code for unit in units if code in unit.area), "*")


_LISTERS: Mapping[By, Callable[[str, date], list[divisions.Division]]] = {
    "prefecture": lambda province, on: divisions.prefectures(province),
    "county": divisions.counties,
    "township": lambda province, on: [one for one in divisions.townships(province, on) if not one.stat_only],
    "village": lambda province, on: [],
}


def unlisted(by: By, code: str) -> Group:
    """A group that is in no list."""
    if code in _WORDS:
        return Group(code, _WORDS[code])
    if divisions.find(code) is None:
        return Group(code, f"{code}（代码不存在）")
    above = by in _ABOVE and len(code) < DIGITS[by]
    name = divisions.name_of(code) if by not in ("township", "village") else divisions.full_name_of(code)
    return Group(code, name + (f"（未填到{_ABOVE[by]}）" if above else ""))


_WORDS = {
    OUTSIDE_UNITS: "不属于任何检查单位",
    UNKNOWN: "未填写",
    NO_EMPLOYER: "不属于用人单位",
    NO_PLACE: "没有地区",
}


def _division(code: str, within: Area) -> Group:
    return Group(code, divisions.name_of(code), not within.covers(Area((code,))))


def _touches(code: str, within: Area) -> bool:
    return code in within or any(kept.startswith(code) for kept in within.includes)


def _meet(unit: UnitArea, within: Area) -> bool:
    return any(code in within for code in unit.area.includes) or any(code in unit.area for code in within.includes)
