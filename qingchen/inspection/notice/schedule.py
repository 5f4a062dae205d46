"""When: the window of the inspection, and what is due by which day."""

import re
from collections.abc import Iterator
from datetime import date

from qingchen.inspection.notice.days import DEADLINE, DOTTED_RANGE, FROM_NOW, RANGE, last_day, span_of
from qingchen.inspection.notice.element import Doubt, Element, first
from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.sections import Section
from qingchen.inspection.notice.terms import RECURRING, TERM, counted

_INSPECTS = re.compile("检查|督导|督查|抽查|暗访|调研")
_SETS = re.compile("定于|决定|拟于|将于|时间")
_REPORT = re.compile(r"报告|总结|检查表|督查表|督导表|情况报|书面材料")
_AT_LATEST = re.compile("^(?:最迟|至迟|最晚)")
_BY_TEAMS = re.compile(
    "(?:检查|督导|督查|督察|调研|抽查)小?组|各组|各片区|组长|(?:检查|督导|督查|督察|调研)(?:工作)?报告"
)
_SELF_CHECK = re.compile("自查|自评")


def read_window(paragraphs: list[Flow], parts: list[Section], issued_on: date) -> tuple[list[Element], list[Doubt]]:
    """First and last day; of several ranges the one that says most surely that it is the window."""
    timed = {id(p) for part in parts if "window" in part.kinds for p in part.paragraphs}
    best: tuple[int, list[Element]] = (0, [])
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            dotted = DOTTED_RANGE.finditer(sentence.text) if id(paragraph) in timed else ()
            for match in (*RANGE.finditer(sentence.text), *dotted):
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
        best = 0, _from_now(paragraphs, issued_on)
    if not best[1]:
        return [], [Doubt("window_missing", "没有找到检查的起止时间（如“7月21日至31日”）。请补填。")]
    return best[1], []


def read_deadlines(paragraphs: list[Flow], issued_on: date, window: list[Element]) -> tuple[list[Element], list[Doubt]]:
    """Days by which the self-check and the team's report are due; a doubt for each deadline of another purpose."""
    until = first(window, "window_until")
    found: list[Element] = []
    doubts: list[Doubt] = []
    for paragraph in paragraphs:
        before: str | None = None
        for sentence in _sentences(paragraph):
            before = name = _purpose(sentence.text) or (before if _AT_LATEST.match(sentence.text) else None)
            for match in DEADLINE.finditer(sentence.text):
                day = last_day(match, issued_on)
                place = sentence.place(match.start(), match.end())
                if until and until.place.start <= place.start < until.place.end:
                    continue
                if day is None or name is None:
                    what = "不是日历上的一天" if day is None else "看不出是哪一项工作的期限"
                    doubts.append(Doubt("deadline_unclear", f"“{match.group()}”{what}。请看原文后处理。", place))
                elif first(found, name) is None:
                    found.append(Element(name, day.isoformat(), place))
            if first(found, "self_check_due_on") is None and _SELF_CHECK.search(sentence.text):
                found += _end_of_range(sentence, issued_on)
            for match in RECURRING.finditer(sentence.text):
                said = f"“{match.group()}”是要反复报送的，没有带入。请看原文后安排。"
                doubts.append(Doubt("deadline_recurring", said, sentence.place(match.start(), match.end())))
    more, counting = _read_terms(paragraphs, issued_on, until, found)
    found += more
    doubts += counting
    for name, what in (("self_check_due_on", "自查截止日"), ("report_due_on", "检查报告截止日")):
        if first(found, name) is None:
            doubts.append(Doubt(f"{name.removesuffix('_on')}_missing", f"没有找到{what}。请补填。"))
    return found, doubts


def _read_terms(
    paragraphs: list[Flow], issued_on: date, until: Element | None, known: list[Element]
) -> tuple[list[Element], list[Doubt]]:
    """Terms of so many days, for what no day is written; each is told, as it was worked out."""
    found: list[Element] = []
    doubts: list[Doubt] = []
    for sentence in (one for paragraph in paragraphs for one in _sentences(paragraph)):
        name = _purpose(sentence.text)
        for match in TERM.finditer(sentence.text):
            place = sentence.place(match.start(), match.end())
            term = counted(match, issued_on, date.fromisoformat(until.value) if until else None)
            if name and first([*known, *found], name):
                continue
            if name is None or term is None:
                said = f"“{match.group()}”没有写明日期。请按原文推算后填写。"
                doubts.append(Doubt("deadline_relative", said, place))
                continue
            found.append(Element(name, term.day.isoformat(), place))
            said = f"“{match.group()}”自{term.base}起推算为 {term.day}（当日不计）。请核对。"
            doubts.append(Doubt("deadline_worked_out", said, place))
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
    """自查阶段（10月8日至20日）, 即日起至6月25日"""
    now = FROM_NOW.search(sentence.text)
    if now:
        day = last_day(now, issued_on)
        place = sentence.place(now.start(), now.end())
        return [Element("self_check_due_on", day.isoformat(), place)] if day else []
    match = RANGE.search(sentence.text)
    days = span_of(match, issued_on) if match else None
    if match is None or days is None:
        return []
    return [Element("self_check_due_on", days.last.isoformat(), sentence.place(match.start(), match.end()))]


def _from_now(paragraphs: list[Flow], issued_on: date) -> list[Element]:
    """自即日起至10月30日: from the day of issue."""
    for sentence in (one for paragraph in paragraphs for one in _sentences(paragraph)):
        match = FROM_NOW.search(sentence.text)
        day = last_day(match, issued_on) if match and not _SELF_CHECK.search(sentence.text) else None
        if match and day and _INSPECTS.search(sentence.text):
            place = sentence.place(match.start(), match.end())
            return [
                Element("window_from", issued_on.isoformat(), place),
                Element("window_until", day.isoformat(), place),
            ]
    return []


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
