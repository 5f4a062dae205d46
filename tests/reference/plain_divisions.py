"""The counties, prefectures and townships of 吉林 on a day: from the lists of data, read line by line."""

import csv
from datetime import date
from functools import cache

from tests.reference.plain_dates import DATA
from tests.reference.plain_places import code_on, zones

PREFECTURES = ("2201", "2202", "2203", "2204", "2205", "2206", "2207", "2208", "2224")
FIRST_NUMBER_OF_OTHERS = 400
"""From this number on the list holds farms, forestry bureaux and zones, which are no townships (dossier 4.1)."""


@cache
def _codes(file: str, digits: int, on: date) -> tuple[tuple[str, str], ...]:
    with (DATA / "divisions" / file).open(encoding="utf-8", newline="") as lines:
        return tuple(
            (line["code"], line["name"])
            for line in csv.DictReader(lines)
            if len(line["code"]) == digits
            and line["code"].startswith("22")
            and (not line["from"] or date.fromisoformat(line["from"]) <= on)
            and (not line["until"] or date.fromisoformat(line["until"]) > on)
        )


def counties(on: date) -> list[str]:
    return [code for code, _ in _codes("counties.csv", 6, on) if code not in zones()]


def townships(on: date) -> list[str]:
    return [code for code, name in _codes("townships_22.csv", 9, on) if is_township(code, name)]


def is_township(code: str, name: str) -> bool:
    return int(code[6:]) < FIRST_NUMBER_OF_OTHERS and "特殊" not in name and "直辖村级" not in name


def cut(division: str, digits: int, on: date) -> str:
    """The county or township of a division, by the code of the day; a zone's county is the one it lies in."""
    place = code_on(division, on)[:digits]
    return zones().get(place, place)
