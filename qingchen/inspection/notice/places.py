"""Names of places in a notice → division codes; development zones that stand apart from the tree among them."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from qingchen.standards import divisions
from qingchen.standards.county_names import names
from qingchen.standards.division_table import FOLDER, upper_table


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place as the notice calls it: its usual name, full name and codes, historic ones among them."""

    name: str
    full_name: str
    codes: tuple[str, ...]


_KINDS = ("自治州", "自治县", "自治旗", "地区", "林区", *"州盟市县区旗")


def resolve(written: str, inside: str, on: date | None = None) -> Resolved | None:
    """`inside` is the code of the province or prefecture whose notice it is, empty for the nation's.

    None where the name is unknown there, or several have it.
    """
    apart = _apart().get((inside[:2], written))
    if apart:
        return apart
    for width in (4, 6) if len(inside) == 2 else (2, 4) if not inside else (6,):
        found = _named(written, width, inside)
        now = [code for code in found if divisions.exists(code, on)] or found
        newest = {divisions.current(code, on) if on else code for code in now}
        if len(newest) == 1 or len(now) == 1:
            code = now[0] if len(now) == 1 else newest.pop()
            full = divisions.name_of(code, on)
            return Resolved(_usual(written, full), full, (code, *_before(code)))
        if len(newest) > 1:
            return None
    return None


def province_in(text: str) -> str | None:
    """The province or prefecture whose name comes first in the text: `22`, `3607`; full names before short ones."""
    for width in (2, 4):
        found = [
            (text.find(word), -len(word), code)
            for code, named in names(width).items()
            for word in (*named.full, *named.stems)
            if text.startswith(word) or (word in text and word in named.full)
        ]
        if found:
            return min(found)[2]
    return None


def _named(written: str, width: int, inside: str) -> list[str]:
    return sorted(
        code
        for code, named in names(width).items()
        if code.startswith(inside) and (written in named.full or written in named.stems or _short(written, named.stems))
    )


def _short(written: str, stems: frozenset[str]) -> bool:
    """延边州, 恩施州, 湘西自治州: the stem with the kind's last character."""
    return any(written.removesuffix(kind) in stems for kind in _KINDS if written.endswith(kind))


def _usual(written: str, full: str) -> str:
    """沈阳 is called 沈阳市; 延边州 stays, as everybody says it."""
    return full if full.startswith(written) and len(full) - len(written) == 1 else written


def _before(code: str) -> tuple[str, ...]:
    """Codes that the place had before, outside its own prefix."""
    return tuple(
        sorted(
            old
            for old, known in upper_table().items()
            if len(old) == len(code) and old != code and known[-1].successor == code and not known[-1].stat_only
        )
    )


@cache
def _apart() -> dict[tuple[str, str], Resolved]:
    """From `places_apart.csv`: by province and each way of writing."""
    found = {}
    with (FOLDER / "places_apart.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            place = Resolved(row["name"], row["full_name"], tuple(row["codes"].split()))
            for written in {row["name"], row["full_name"], *row["other_names"].split()}:
                found[row["province"], written] = place
    return found
