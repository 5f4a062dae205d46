"""The county that an address names: 吉林省延边朝鲜族自治州珲春市三家子乡东岗村 lies in 222404.

Read from the left as people write it: province, prefecture, county. Levels may be missing or short (内蒙古准格尔旗,
新疆昌吉州呼图壁县, 阿左旗); a name that several counties bear (铁西区, 城区) counts only where a level above decides.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from qingchen.standards import divisions
from qingchen.standards.county_names import Names, names
from qingchen.standards.division_table import upper_table

EMPTY, NO_COUNTY, SEVERAL, OUTSIDE = (
    "（没有地址）",
    "（地址没有写到县）",
    "（同名的县不止一个）",
    "（地址不在所说的省）",
)
FAULTS = {
    "(没有地址)": "no_address",
    "(地址没有写到县)": "county_not_in_address",
    "(同名的县不止一个)": "several_counties_in_address",
    "(地址不在所说的省)": "address_outside_province",
}
"""Such a cell, as the reader of cells sees it (half width): the fault that is told."""
_GAPS = re.compile(r"[\s,，、;；]+")
_NOT_A_COUNTY = "镇乡村街路道办矿煤河山"
"""After a bare stem: 神木镇 is a town, wherever it lies."""


@dataclass(frozen=True, slots=True)
class Found:
    """The county's code, or why there is none (a text in brackets that a cell may hold)."""

    code: str | None
    why: str = ""


def county_in_address(address: str, inside: str, on: date) -> str | None:
    """Its code on that day; None where the address names none, or several and no level above decides."""
    return find_county(address, inside, on).code


def find_county(address: str, inside: str, on: date) -> Found:
    """`inside`: the code of the province in which it must lie, or nothing for all China."""
    text = _GAPS.sub("", unicodedata.normalize("NFKC", address)).removeprefix("中国").removeprefix("中华人民共和国")
    if not text:
        return Found(None, EMPTY)
    province, rest = _leading(text, names(2).values(), ("藏族", "州"))
    if province and inside and province != inside[:2]:
        return Found(None, OUTSIDE)
    scope = inside or province or ""
    rest = _without_repeats(rest, province)
    prefecture, below = _leading(rest, _inside(4, scope), ("县", "区", "旗"))
    for where, words in ((prefecture, below), (scope, rest), (scope, text)):
        if where is None:
            continue
        codes = _named(words, where, on)
        if len(codes) > 1:
            return Found(None, SEVERAL)
        if codes:
            return Found(codes.pop())
    return _only_county(prefecture, on)


def _leading(text: str, known: Iterable[Names], other: tuple[str, ...]) -> tuple[str | None, str]:
    """The division with whose name the text begins, and the text behind it; None where there is none or not one only.

    A stem followed by one of `other` is something else: 大同县 is no prefecture, 海南州 no province.
    """
    best: list[tuple[int, str, int]] = []
    for one in known:
        for name in one.full:
            if text.startswith(name):
                best.append((len(name), one.code, len(name)))
        for short in one.stems:
            if text.startswith(short) and not text[len(short) :].startswith(other):
                ending = len(short) + text[len(short) :].startswith(("市", "州", "盟", "省"))
                best.append((ending, one.code, ending))
    if not best:
        return None, text
    longest = max(best)[0]
    codes = {code for length, code, _ in best if length == longest}
    return (codes.pop(), text[longest:]) if len(codes) == 1 else (None, text)


def _without_repeats(text: str, province: str | None) -> str:
    """Some tables hold 自治区 or the whole name twice."""
    if province is None:
        return text
    for name in ("自治区", *sorted((*names(2)[province].full, *names(2)[province].stems), key=len, reverse=True)):
        # 吉林省吉林市: the second 吉林 is the city.
        if text.startswith(name) and not text[len(name) :].startswith("市"):
            return text[len(name) :]
    return text


def _named(text: str, inside: str, on: date) -> set[str]:
    """Codes, on the day, of the counties inside that the text names furthest left, by the longest name there."""
    hits = [hit for one in _inside(6, inside) for hit in _hits(text, one)]
    if not hits:
        return set()
    at, length = min((hit.at, -hit.length) for hit in hits)
    there = [hit for hit in hits if (hit.at, -hit.length) == (at, length)]
    # Of a county that has two names and codes in time (海门市, 海门区), the one in force counts.
    living = [hit for hit in there if divisions.exists(_code_on(hit.code, on), on)] or there
    full = [hit for hit in living if hit.full] or living
    # 伊宁市察布查尔县 names two: which of them was meant is not ours to say.
    behind = [hit for hit in hits if hit.full and hit.at == at - length]
    return {_code_on(hit.code, on) for hit in (*full, *behind)}


@dataclass(frozen=True, slots=True)
class _Hit:
    at: int
    length: int
    full: bool
    code: str


def _hits(text: str, one: Names) -> Iterator[_Hit]:
    for name in one.full:
        if (at := text.find(name)) >= 0:
            yield _Hit(at, len(name), True, one.code)
    for short in one.stems:
        at = text.find(short)
        if at >= 0 and (text[at + len(short) :].startswith(("市", "县", "区", "旗", "自治县", "自治旗"))):
            yield _Hit(at, len(short) + 1, False, one.code)
        elif at == 0 and text[len(short) :][:1] not in tuple(_NOT_A_COUNTY):
            yield _Hit(0, len(short), False, one.code)


def _only_county(prefecture: str | None, on: date) -> Found:
    """嘉峪关 and 东莞 have no counties below them: the prefecture's own code stands in the lists."""
    below = divisions.counties(prefecture, on) if prefecture else []
    return Found(below[0].code) if len(below) == 1 else Found(None, NO_COUNTY)


def _code_on(code: str, on: date) -> str:
    """The code of that county on the day: forward by its succession, or back to what it came from."""
    current = divisions.current(code, on)
    if divisions.exists(current, on):
        return current
    return next((earlier for earlier in _before().get(code, ()) if divisions.exists(earlier, on)), code)


@cache
def _before() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for known in upper_table().values():
        if known[-1].successor:
            found.setdefault(known[-1].successor, []).append(known[-1].code)
    return found


@cache
def _inside(width: int, prefix: str) -> tuple[Names, ...]:
    return tuple(one for code, one in names(width).items() if code.startswith(prefix))
