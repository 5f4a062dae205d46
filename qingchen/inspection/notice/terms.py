"""Terms told by days: 自本通知印发之日起10个工作日内, 检查结束后7日内; and what is due again and again (每周五前)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from qingchen.inspection.notice.headings import number_of
from qingchen.standards.working_days import NoCalendar, end_of_term

TERM = re.compile(
    r"(?P<from>[^，。；：（）]{0,24}?)(?:之日起|(?:之|以)?后的?|起|(?<=结束)|(?<=完成))(?P<number>[一二三四五六七八九十]{1,3}|两|\d{1,3})个?"
    r"(?P<unit>工作日|日|天|周)(?:之|以)?[内前]"
)
RECURRING = re.compile(r"每(?:天|日|周|旬|月|季度?|半?年)[^，。；：]{0,8}?(?:之|以)?前")
_NOTICE = re.compile("印发|发文|下发|发布|发出")
_INSPECTED = re.compile("(?:检查|督导|督查|督察|抽查|核查|评估|进驻|调研|工作)(?:工作)?(?:全部)?(?:结束|完成)|返回")


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day, and from which day it was counted, in words."""

    day: date
    base: str


def counted(match: re.Match[str], issued_on: date, window_until: date | None) -> Counted | None:
    """The first day does not count. None where the day from which it runs is not known: 自接到通知之日起."""
    said = match["from"]
    base = issued_on if _NOTICE.search(said) else window_until if _INSPECTED.search(said) else None
    number = 2 if match["number"] == "两" else number_of(match["number"])
    if base is None or number is None:
        return None
    name = "发文日期" if base is issued_on else "检查结束日"
    if match["unit"] != "工作日":
        return Counted(base + timedelta(days=number * (7 if match["unit"] == "周" else 1)), name)
    try:
        return Counted(end_of_term(base, number), name)
    except NoCalendar:
        return None
