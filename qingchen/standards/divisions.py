"""Divisions of China (行政区划) by code and by day: all China to county level, Jilin to village level.

Source: yearly lists of the National Bureau of Statistics 2019–2023, see data/divisions/README.md.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from qingchen.standards.division_table import (
    LEVELS,
    Division,
    table_of,
    township_table,
    upper_table,
    zones,
)
from qingchen.values.region import Area

__all__ = [
    "Division",
    "counted_under",
    "counties",
    "county_of",
    "current",
    "exists",
    "find",
    "full_name_of",
    "has_townships",
    "moved_counties",
    "name_of",
    "named",
    "normalise",
    "prefecture_of",
    "prefectures",
    "townships",
    "villages",
]


def normalise(text: str) -> str:
    """`220184000000`, `２２０１８４` and ` 220184 ` all become `220184`; what is not a code comes back trimmed.

    441900 (东莞, and two more prefectures without counties) is a county code of its own and stays.
    """
    code = unicodedata.normalize("NFKC", text).strip()
    if not code.isascii() or not code.isdigit():
        return code
    if len(code) == 12 and code.endswith("000"):
        code = code[:9]
    if len(code) == 9 and code.endswith("000"):
        code = code[:6]
        if code.endswith("00"):
            return _cut_to_prefecture(code)
    if len(code) == 6 and code.endswith("00") and code not in upper_table():
        return _cut_to_prefecture(code)
    return code


def find(code: str, on: date | None = None) -> Division | None:
    """The division of an unpadded code, under its name of that day (None: its newest); None where there is none."""
    known = table_of(code).get(code, ())
    if on is not None:
        known = tuple(division for division in known if division.valid_on(on))
    return known[-1] if known else None


def exists(code: str, on: date | None = None) -> bool:
    """Whether the code was in force on that day; on any day at all where none is given."""
    return find(code, on) is not None


def name_of(code: str, on: date | None = None) -> str:
    """`公主岭市`; the code itself where it is unknown, so that a page can show what the file said."""
    division = find(code, on) or find(code)
    return division.name if division else code


def full_name_of(code: str, on: date | None = None) -> str:
    """`吉林省长春市公主岭市`: every level above in front, placeholders such as 市辖区 left out."""
    names = [name_of(code[:width], on) for width in LEVELS if width <= len(code) and find(code[:width])]
    kept = [name for i, name in enumerate(names) if i + 1 == len(names) or name not in _PLACEHOLDERS]
    return "".join(name for i, name in enumerate(kept) if i == 0 or name != kept[i - 1])


@cache
def current(code: str, on: date) -> str:
    """The code that stands on `on` for the place that `code` names, following the successions in force by then.

    A longer code is carried along with its prefix: 220381101 becomes 220184101 from 2020-06-30 on. A code
    that is newer than `on`, or unknown, comes back unchanged.
    """
    for width in (12, 9, 6):
        prefix = code[:width]
        if len(prefix) < width:
            continue
        last = find(prefix)
        if last and last.successor and last.valid_until and last.valid_until <= on:
            return current(last.successor + code[width:], on)
    return code


@cache
def moved_counties(on: date) -> tuple[tuple[str, str], ...]:
    """County codes that were given up by `on`, each with the code that stands for it then."""
    codes = [code for code in upper_table() if len(code) == 6]
    return tuple((code, current(code, on)) for code in codes if current(code, on) != code)


def prefecture_of(code: str) -> str | None:
    """The first four digits; None for a province."""
    return code[:4] if len(code) >= 4 else None


def county_of(code: str) -> str | None:
    """The first six digits, a development zone's code brought to its real county; None above county level."""
    return zones().get(code[:6], code[:6]) if len(code) >= 6 else None


def counted_under(code: str, digits: int) -> Area:
    """What is counted under a code where places are told by so many digits: rates by place and their rows agree on it.

    Zones count with their real county. Of a code above the level only what is written no finer: «未填到县级».
    """
    codes = [code, *(zone + code[6:] for zone, county in zones().items() if county == code[:6])]
    finer = [one + digit for one in codes for digit in "0123456789"] if len(code) < digits else []
    return Area(tuple(codes), tuple(finer))


def prefectures(province: str) -> list[Division]:
    """By code."""
    return [known[-1] for code, known in upper_table().items() if len(code) == 4 and code.startswith(province)]


def counties(inside: str, on: date) -> list[Division]:
    """The counties of a prefecture or province on a day, by code, without the zones of statistics."""
    return [division for division in _valid(6, inside, on) if not division.stat_only]


def townships(county: str, on: date) -> list[Division]:
    """The township-level units of a county (or wider) on a day, by code; `stat_only` marks those that are none."""
    return _valid(9, county, on)


def villages(township: str, on: date) -> list[Division]:
    """The village-level units of a township (or wider) on a day, by code."""
    return _valid(12, township, on)


def has_townships(province: str) -> bool:
    """Whether township and village tables are shipped for the province."""
    return bool(township_table(province[:2]))


def named(name: str, inside: str = "", on: date | None = None) -> list[Division]:
    """Every province, prefecture or county of that full name inside `inside`: none, one, or several (铁西区)."""
    wanted = name.strip()
    return [
        division
        for code, known in upper_table().items()
        if code.startswith(inside)
        for division in known
        if division.name == wanted and (on is None or division.valid_on(on))
    ]


_PLACEHOLDERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


def _cut_to_prefecture(code: str) -> str:
    return code[:2] if code.endswith("0000") else code[:4]


def _valid(width: int, inside: str, on: date) -> list[Division]:
    county = inside[:6] if len(inside) >= 6 else ""
    return [
        division
        for code, known in _by_county(width, inside[:2])[county]
        if code.startswith(inside)
        for division in known
        if division.valid_on(on)
    ]


@cache
def _by_county(width: int, province: str) -> Mapping[str, list[tuple[str, tuple[Division, ...]]]]:
    """Codes of that width by the first six digits, and all of them under the empty text."""
    table = upper_table() if width == 6 else table_of(province.ljust(width, "0"))
    found: dict[str, list[tuple[str, tuple[Division, ...]]]] = defaultdict(list)
    for code, known in table.items():
        if len(code) == width:
            found[code[:6]].append((code, tuple(known)))
            found[""].append((code, tuple(known)))
    return found
