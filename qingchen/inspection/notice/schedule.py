"""When: the window of the inspection, and what is due by which day."""

import re
from collections.abc import Iterator
from datetime import date

from qingchen.inspection.notice.days import DEADLINE, RANGE, last_day, span_of
from qingchen.inspection.notice.element import Doubt, Element, first
from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.sections import Section

_INSPECTS = re.compile("检查|督导|督查|抽查|暗访|调研")
_SETS = re.compile("定于|决定|拟于|将于|时间")
_RELATIVE = re.compile(r"(?:后|起)[一二三四五六七八九十\d]{1,3}个?(?:工作日|日|天)[内前]")
_REPORT = re.compile(r"报告|总结|检查表|督查表|督导表|情况报")
_BY_TEAMS = re.compile("检查组|督导组|督查组|各组|组长|(?:检查|督导|督查)(?:工作)?报告")
_SELF_CHECK = re.compile("自查")


def read_window(paragraphs: list[Flow], parts: list[Section], issued_on: date) -> tuple[list[Element], list[Doubt]]:
    """First and last day; of several ranges the one that says most surely that it is the window."""
    timed = {id(p) for part in parts if "window" in part.kinds for p in part.paragraphs}
    best: tuple[int, list[Element]] = (0, [])
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            for match in RANGE.finditer(sentence.text):
                days = span_of(match, issued_on)
                if days is None or _SELF_CHECK.search(sentence.text):
                    continue
                around = sentence.text
                score = 3 * (id(paragraph) in timed) + bool(_INSPECTS.search(around)) + bool(_SETS.search(around))
                if score > 0 and score * 2 + days.exact > best[0]:
                    place = sentence.place(match.start(), match.end())
                    best = (
                        score * 2 + days.exact,
                        [
                            Element("window_from", days.first.isoformat(), place),
                            Element("window_until", days.last.isoformat(), place),
                        ],
                    )
    if not best[1]:
        return [], [Doubt("window_missing", "没有找到检查的起止时间（如“7月21日至31日”）。请补填。")]
    return best[1], []


def read_deadlines(paragraphs: list[Flow], issued_on: date) -> tuple[list[Element], list[Doubt]]:
    """Days by which the self-check and the team's report are due; a doubt for each deadline of another purpose."""
    found: list[Element] = []
    doubts: list[Doubt] = []
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            for match in DEADLINE.finditer(sentence.text):
                day = last_day(match, issued_on)
                place = sentence.place(match.start(), match.end())
                name = _purpose(sentence.text)
                if day is None or name is None:
                    what = "不是日历上的一天" if day is None else "看不出是哪一项工作的期限"
                    doubts.append(Doubt("deadline_unclear", f"“{match.group()}”{what}。请看原文后处理。", place))
                elif first(found, name) is None:
                    found.append(Element(name, day.isoformat(), place))
            if first(found, "self_check_due_on") is None and _SELF_CHECK.search(sentence.text):
                found += _end_of_range(sentence, issued_on)
            for match in _RELATIVE.finditer(sentence.text):
                sentence_ = f"“{match.group()}”没有写明日期。请按原文推算后填写。"
                doubts.append(Doubt("deadline_relative", sentence_, sentence.place(match.start(), match.end())))
    for name, what in (("self_check_due_on", "自查截止日"), ("report_due_on", "检查报告截止日")):
        if first(found, name) is None:
            doubts.append(Doubt(f"{name.removesuffix('_on')}_missing", f"没有找到{what}。请补填。"))
    return found, doubts


def check_order(elements: list[Element]) -> list[Doubt]:
    """A doubt for each day that lies before the notice's own, and for a window that ends before it begins."""
    day = {name: first(elements, name) for name in ("issued_on", *_TITLES)}
    issued, begins, ends = day["issued_on"], day["window_from"], day["window_until"]
    doubts = []
    for name, title in _TITLES.items():
        found = day[name]
        if issued and found and found.value < issued.value:
            sentence = f"{title}（{found.value}）早于发文日期（{issued.value}）。请核对两个日期。"
            doubts.append(Doubt("day_before_notice", sentence, found.place))
    if begins and ends and ends.value < begins.value:
        sentence = f"检查结束日（{ends.value}）早于开始日（{begins.value}）。请核对。"
        doubts.append(Doubt("window_backwards", sentence, ends.place))
    return doubts


def _end_of_range(sentence: Flow, issued_on: date) -> list[Element]:
    """自查阶段（10月8日至20日）"""
    match = RANGE.search(sentence.text)
    days = span_of(match, issued_on) if match else None
    if match is None or days is None:
        return []
    return [Element("self_check_due_on", days.last.isoformat(), sentence.place(match.start(), match.end()))]


_TITLES = {
    "window_from": "检查开始日",
    "window_until": "检查结束日",
    "self_check_due_on": "自查截止日",
    "report_due_on": "检查报告截止日",
}


def _purpose(sentence: str) -> str | None:
    if _SELF_CHECK.search(sentence):
        return "self_check_due_on"
    return "report_due_on" if _REPORT.search(sentence) and _BY_TEAMS.search(sentence) else None


def _sentences(paragraph: Flow) -> Iterator[Flow]:
    yield from paragraph.split("[。；]")
