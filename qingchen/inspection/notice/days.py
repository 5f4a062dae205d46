"""Days as notices write them: 2020年7月15日, 二〇二〇年七月十五日, 7月下旬至7月底, 11月4日至15日, 7月底前."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from qingchen.inspection.notice.headings import number_of

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?P<@y>\d{4}|[〇○Oo零一二三四五六七八九0]{4})年"
_DAY = rf"(?:(?P<@d>{_N})[日号]|(?P<@t>上旬|中旬|下旬|月?[底末初中]))"
_POINT = rf"(?:{_YEAR})?(?P<@m>{_N})月份?(?:{_DAY})?"
_SECOND = rf"(?:(?:{_YEAR})?(?P<@m>{_N})月份?)?(?:{_DAY})?"


def _compiled(first: str, between: str = "", second: str = "") -> re.Pattern[str]:
    """The groups of the first point begin with a, of the second with b."""
    return re.compile(first.replace("@", "a") + between + second.replace("@", "b"))


RANGE = _compiled(
    _POINT, r"(?:起|始|开始)?(?:，?(?:至|到)|-+|(?<=开始)，)(?=\d|[一二三四五六七八九十〇月上中下底])", _SECOND
)
WHOLE = _compiled(_YEAR + rf"(?P<@m>{_N})月(?P<@d>{_N})日")
DEADLINE = _compiled(_POINT, r"(?:（[^）]{1,6}）)?(?:\d{1,2}[时点：]\d{0,2}分?)?(?:下班|中午|上班)?(?:之|以)?前")
DOTTED = _compiled(r"(?P<@y>\d{4})(?P<s>[./-])(?P<@m>\d{1,2})(?P=s)(?P<@d>\d{1,2})日?")
"""2022.5.23 at the foot."""
DOTTED_RANGE = re.compile(
    r"(?<![\d.])(?:(?P<ay>\d{4})\.)?(?P<am>\d{1,2})\.(?P<ad>\d{1,2})(?P<at>(?!))?(?:-+|至|到)"
    r"(?:(?:(?P<by>\d{4})\.)?(?P<bm>\d{1,2})\.)?(?P<bd>\d{1,2})(?P<bt>(?!))?(?![\d.])"
)
"""6.7-6.24, only where a heading says that it is about time."""
FROM_NOW = _compiled(r"即日起，?(?:至|到)" + _POINT)
"""自即日起至10月30日"""
_THIRDS = {"上": (1, 10), "中": (11, 20), "初": (1, 10)}
_ZEROS = str.maketrans("〇○Oo零一二三四五六七八九", "00000123456789")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day; `exact` where days were written, not thirds of a month or a month alone."""

    first: date
    last: date
    exact: bool


def whole_day(match: re.Match[str]) -> date | None:
    """A day with its year; None where there is no such day (2月30日)."""
    return _day(_year(match["ay"]), number_of(match["am"]), number_of(match["ad"]))


def span_of(match: re.Match[str], issued_on: date) -> Days | None:
    """A RANGE; a year that is not written is the notice's own."""
    first = _ends(match, "a", match["ay"], match["am"], issued_on)
    last = _ends(match, "b", match["by"] or match["ay"], match["bm"] or match["am"], issued_on)
    if first is None or last is None or (match["bm"] is None and match["bd"] is None and match["bt"] is None):
        return None
    return Days(first.first, last.last, first.exact and last.exact)


def last_day(match: re.Match[str], issued_on: date) -> date | None:
    """The last day of a DEADLINE."""
    found = _ends(match, "a", match["ay"], match["am"], issued_on)
    return found.last if found else None


def _ends(match: re.Match[str], side: str, year: str | None, month: str, issued_on: date) -> Days | None:
    m = number_of(month)
    if m is None or not 1 <= m <= 12:
        return None
    y = _year(year) if year else issued_on.year + (issued_on.month >= 11 and m <= 3)
    if not 1900 < y < 2200:
        return None
    day, third = match[f"{side}d"], (match[f"{side}t"] or "").lstrip("月")
    if day:
        on = _day(y, m, number_of(day))
        return Days(on, on, True) if on else None
    month_end = monthrange(y, m)[1]
    begin, end = _THIRDS.get(third[:1], (21, month_end) if third else (1, month_end))
    return Days(date(y, m, begin), date(y, m, end), False)


def _year(text: str) -> int:
    return int(text.translate(_ZEROS))


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None
