"""Reads the tables of division codes (行政区划代码) of `data/divisions`; each file once, when first asked for."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "divisions"
LEVELS = {2: "province", 4: "prefecture", 6: "county", 9: "township", 12: "village"}
_NOT_LISTED = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}
"""Provinces that the yearly lists leave out (GB/T 2260)."""


@dataclass(frozen=True, slots=True)
class Division:
    """One code under one name.

    code         unpadded: 2, 4, 6, 9 or 12 digits
    level        province, prefecture, county, township or village
    valid_from   cut-off day of the first yearly list that has it; None: the first list read had it already
    valid_until  cut-off day of the first list that lacks it (excluded); None: the last list read has it
    successor    the code that took its place, where one did
    stat_only    a code of statistics only: development zones at county level, farms, forestry bureaux and
                 special units at township level. Not counted as a county or a township.
    """

    code: str
    name: str
    level: str
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str | None = None
    stat_only: bool = False

    def valid_on(self, on: date) -> bool:
        started = self.valid_from is None or self.valid_from <= on
        return started and (self.valid_until is None or on < self.valid_until)


Table = Mapping[str, tuple[Division, ...]]
"""A code's divisions in order of time: several where it was renamed."""


@cache
def upper_table() -> Table:
    """All China, province to county."""
    extra = {code: (Division(code, name, "province"),) for code, name in _NOT_LISTED.items()}
    return _read(FOLDER / "counties.csv") | extra


@cache
def township_table(province: str) -> Table:
    """Townships of a two-digit province; empty where no table is shipped for it."""
    return _read(FOLDER / f"townships_{province}.csv")


@cache
def village_table(province: str) -> Table:
    """Villages of a two-digit province; empty where no table is shipped for it."""
    return _read(FOLDER / f"villages_{province}.csv")


def table_of(code: str) -> Table:
    """The table in which a code of this length stands."""
    if len(code) <= 6:
        return upper_table()
    return township_table(code[:2]) if len(code) <= 9 else village_table(code[:2])


@cache
def zones() -> Mapping[str, str]:
    """Development zone (statistics code) to the county in which it lies."""
    with (FOLDER / "zones.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["county"] for row in csv.DictReader(lines)}


def _read(file: Path) -> dict[str, tuple[Division, ...]]:
    if not file.exists():
        return {}
    found: dict[str, list[Division]] = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as lines:
        for code, name, from_, until, successor in list(csv.reader(lines))[1:]:
            found[code].append(
                Division(code, name, LEVELS[len(code)], _day(from_), _day(until), successor or None, _stat(code, name))
            )
    return {code: tuple(divisions) for code, divisions in found.items()}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _stat(code: str, name: str) -> bool:
    if len(code) == 6:
        return 71 <= int(code[4:]) <= 80
    return len(code) == 9 and (int(code[6:]) >= 400 or "特殊" in name or "直辖村级" in name)
