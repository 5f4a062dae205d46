"""How numbers, days and teams are written in an official document (GB/T 15835, GB/T 9704)."""

import re
from datetime import date, timedelta
from itertools import takewhile
from unicodedata import east_asian_width

from qingchen.values.period import Period

_CHINESE = "[\u3400-\u9fff]"
_HALF_WIDTH = re.compile(f"(?<={_CHINESE})[,;:]|[,;:](?={_CHINESE})|[()]")
_FULL_WIDTH = dict(zip(",;:()", "，；：（）", strict=True))
_SHORT_LAW = re.compile("(职业病防治法)（([0-9]{4})）")
_KINDS_OF_PLACE = "省市州盟县区旗会"
SHARED_LEAST = 6
"""Characters of a shared name."""
_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1 to 999 in words: 一, 十二, 二十, 一百零五."""
    assert 0 < number < 1000, number
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def day_text(day: date) -> str:
    """Arabic numerals without leading zeros: 2020年7月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def period_text(period: Period) -> str:
    """First to last day, what they share said once: 2020年7月20日至31日."""
    first, last = period.from_, period.until - timedelta(days=1)
    if first == last:
        return day_text(first)
    if first.year != last.year:
        return f"{day_text(first)}至{day_text(last)}"
    month = "" if first.month == last.month else f"{last.month}月"
    return f"{day_text(first)}至{month}{last.day}日"


def cut_off_text(about: date, known_on: date) -> str:
    """Of which day figures are, and up to which day accepted registers were counted (bitemporal rule)."""
    return f"数据截至{day_text(about)}，计算值以{day_text(known_on)}前已接收的台账为准"


def team_text(number: int) -> str:
    return f"第{chinese_number(number)}组"


def law_text(clause: str) -> str:
    """A clause as a letter cites it: 《中华人民共和国职业病防治法》（2018年修正）第二十条."""
    return _SHORT_LAW.sub(r"《中华人民共和国\1》（\2年修正）", clause)


def sentence(text: str) -> str:
    """The text with exactly one full stop at its end; nothing stays nothing."""
    kept = text.strip().rstrip("。；;，, ")
    if not kept:
        return ""
    return kept if kept[-1] in "？！?!" else kept + "。"


def chinese_marks(text: str) -> str:
    """Half-width brackets, commas and colons of a Chinese text as full-width ones: 乡镇(街道) as 乡镇（街道）."""
    return _HALF_WIDTH.sub(lambda found: _FULL_WIDTH[found[0]], text) if re.search(_CHINESE, text) else text


def addressees(offices: tuple[str, ...]) -> str:
    """Offices one after another; what all their names end with is said once: 甲市、乙市卫生健康委员会."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*(office[::-1] for office in offices), strict=False))
    shared = "".join(letters[0] for letters in alike)[::-1] if len(offices) > 1 else ""
    shared = shared.lstrip(_KINDS_OF_PLACE)
    places = [office.removesuffix(shared) for office in offices]
    return "、".join(places) + shared if len(shared) >= SHARED_LEAST and all(places) else "、".join(offices)


def width(text: str) -> float:
    """In characters: Chinese ones count one, others a half."""
    return sum(1.0 if east_asian_width(letter) in "WFA" else 0.5 for letter in text)
