"""The foot of a notice: issuing bodies, who seals for them (代章), the day."""

import re
from itertools import pairwise

from qingchen.inspection.notice.days import DOTTED, WHOLE, whole_day
from qingchen.inspection.notice.element import Doubt, Element
from qingchen.inspection.notice.flow import Flow

_SEALED = re.compile(r"^（?(?P<who>[^（）]{3,40}?)（?代章）+$")
_MARKS = re.compile("[。；：，、《]")
_BODY_ENDS = re.compile("(?:委员?会?|厅|局|办|办公室|中心|院|所|小组|政府|公司|工会|部|会|会议|学会|协会)$")
_MOST_ISSUERS = 6


def signature_at(paragraphs: list[Flow], start: int) -> int | None:
    """Index of the paragraph that is the day of issue: the first that ends in a whole day, with an issuer at most."""
    for i in range(start, len(paragraphs)):
        match = _dated(paragraphs[i].text)
        if match and match.end() == len(paragraphs[i].text) and not _MARKS.search(paragraphs[i].text):
            return i
    return None


def read_signature(paragraphs: list[Flow], at: int | None) -> tuple[list[Element], list[Doubt]]:
    """Issuers, the sealing body, the day of issue."""
    if at is None:
        return [], [Doubt("issued_on_missing", "没有找到落款日期（如“2020年7月15日”）。请补填发文日期。")]
    dated = paragraphs[at]
    match = _dated(dated.text)
    assert match is not None
    day = whole_day(match)
    place = dated.place(match.start(), match.end())
    if day is None:
        return [], [Doubt("issued_on_wrong", f"落款日期“{match.group()}”不是日历上的一天。请核对。", place)]
    issuers: list[Element] = []
    sealed: list[Element] = []
    lines = [dated.part(0, match.start())] if match.start() else []
    for paragraph in reversed(paragraphs[max(0, at - _MOST_ISSUERS) : at]):
        if _MARKS.search(paragraph.text) or re.match(r"附[件表]|\d", paragraph.text):
            break
        lines.insert(0, paragraph)
    for line in lines:
        seal = _SEALED.match(line.text)
        if seal:
            sealed.append(Element("sealed_by", f"{seal['who']}（代章）", line.place()))
        else:
            issuers += [Element("issuer", part.text, part.place()) for part in _apart(line)]
    doubts = [] if issuers else [Doubt("issuer_missing", "落款处没有找到发文机关。请补填。", place)]
    return [*issuers, *sealed, Element("issued_on", day.isoformat(), place)], doubts


def _dated(text: str) -> re.Match[str] | None:
    """A whole day in the text, with dots only where nothing else stands there."""
    return WHOLE.search(text) or DOTTED.fullmatch(text)


def _apart(line: Flow) -> list[Flow]:
    """Bodies that sign together stand on one line with space between; each is at least four characters long.

    Space within a body is none: a line may be broken there.
    """
    begins = [0]
    for gap in sorted(line.gaps - {0}):
        if _BODY_ENDS.search(line.text[begins[-1] : gap]):
            begins.append(gap)
    inside = begins[1:]
    cuts = [0, *inside, len(line.text)]
    parts = [line.part(a, b) for a, b in pairwise(cuts) if b > a]
    return parts if all(len(part.text) >= 4 for part in parts) and len(parts) > 1 else [line]
