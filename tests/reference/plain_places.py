"""Adding up by place: the twelve inspection units, prefectures and counties, restated from dossier 4.1."""

import csv
from datetime import date
from functools import cache

from qingchen.values.rate import Rate
from qingchen.values.region import Area
from tests.reference.plain_dates import DATA
from tests.reference.plain_rates import Counted

UNITS = {
    "changchun": Area(("2201",), ("220184", "220381")),
    "jilin": Area(("2202",)),
    "siping": Area(("2203",), ("220381",)),
    "liaoyuan": Area(("2204",)),
    "tonghua": Area(("2205",), ("220581",)),
    "baishan": Area(("2206",), ("220621120", "220621121")),
    "songyuan": Area(("2207",)),
    "baicheng": Area(("2208",)),
    "yanbian": Area(("2224",), ("222426120",)),
    "changbaishan": Area(("222426120", "220621120", "220621121")),
    "meihekou": Area(("220581",)),
    "gongzhuling": Area(("220184", "220381")),
}
GONGZHULING_MOVED_ON = date(2020, 6, 30)


def code_on(division: str, on: date) -> str:
    """公主岭 is 220381 before its move to 长春, 220184 from then on."""
    if division.startswith("220381") and on >= GONGZHULING_MOVED_ON:
        return "220184" + division[6:]
    return division


def place_of(by: str, division: str) -> str:
    if by == "unit":
        (unit,) = [code for code, area in UNITS.items() if division in area]
        return unit
    if by == "county":
        return zones().get(division[:6], division[:6])
    return division[: {"prefecture": 4, "province": 2}[by]]


@cache
def zones() -> dict[str, str]:
    """Codes of the statistics' development zones, each with the county in which it lies."""
    with (DATA / "divisions" / "zones.csv").open(encoding="utf-8", newline="") as lines:
        return {line["code"]: line["county"] for line in csv.DictReader(lines)}


def by_place(by: str, counted: list[Counted], on: date) -> dict[str, tuple[Rate, Rate]]:
    """Place → (main population, with excluded employers); places without an object are absent."""
    sums: dict[str, tuple[Rate, Rate]] = {}
    for one in counted:
        place, rate = place_of(by, code_on(one.division, on)), Rate(one.numerator, one.denominator)
        main, whole = sums.get(place, (Rate(0, 0), Rate(0, 0)))
        sums[place] = (main + rate if one.main else main, whole + rate)
    return sums
