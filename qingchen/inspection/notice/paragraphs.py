"""Puts lines that a PDF or a mail broke together again, as paragraphs."""

import re
import unicodedata
from dataclasses import dataclass

from qingchen.inspection.notice.days import DOTTED, WHOLE
from qingchen.inspection.notice.flow import Flow, flow_of
from qingchen.inspection.notice.headings import TEAM_NAME, begins_part

_PAGE_NUMBER = re.compile(r"\s*(?:[-–—―－]\s*\d{1,3}\s*[-–—―－]|第\s*\d+\s*页(?:[，,]?\s*共\s*\d+\s*页)?)\s*")
_ENDS = "。！？：；"
_GOES_ON = "，、（《“"
_LABEL = re.compile(
    r"(?:副?组长|组员|成员|联络员|领队|[^：，。]{0,6}(?:地区|市州|区域|对象|范围)|联系人|联系电话)："
    rf"|{TEAM_NAME}"
)
_BODY = re.compile(r"（?[^，。；：、]{4,40}(?:委|会|厅|局|办|办公室|中心|小组|政府|代章|院|所)）?(?:代章）)?")
_MOST_SIGNED = 6
_ENDS_ITSELF = re.compile(r"的(?:通知|通报|函|公告)$|〕\d+号$")
"""Title and number end a line, however long it is."""
_NEARLY = 0.15
"""By which part a full line may fall short: a mark that may not begin a line takes characters along, or a number."""
_LEAST_FULL = 3
"""Lines of full length, half of them ending in mid-sentence: then lines were broken by width."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    width: int
    text: str


def paragraphs(text: str, taken: list[tuple[int, int]] | None = None) -> list[Flow]:
    """Paragraphs in order. What lies in `taken` (tables, read by themselves) and page numbers are left out."""
    lines = _lines(text, taken or [])
    full = _full_width(lines)
    made: list[list[tuple[int, int]]] = []
    before: _Line | None = None
    signed, broken = _signed(lines, text)
    for line in lines:
        on = line.start in broken or (before is not None and line.start not in signed and _goes_on(before, line, full))
        if made and on:
            made[-1].append((line.start, line.end))
        else:
            made.append([(line.start, line.end)])
        before = line
    return [flow_of(text, spans) for spans in made]


def _lines(text: str, taken: list[tuple[int, int]]) -> list[_Line]:
    found: list[_Line] = []
    start = 0
    for content in text.splitlines(keepends=True):
        end = start + len(content)
        line = content.rstrip()
        outside = not any(first < start + len(line) and start < last for first, last in taken)
        if line.strip() and outside and not _PAGE_NUMBER.fullmatch(line):
            found.append(_Line(start, start + len(line), _width(line), flow_of(line, [(0, len(line))]).text))
        start = end
    return [line for line in found if line.text]


def _full_width(lines: list[_Line]) -> int | None:
    """The width at which lines were broken; None where they were not."""
    widths = sorted(line.width for line in lines)
    if not widths:
        return None
    full = widths[-1 - len(widths) // 20]
    near = [line for line in lines if full * (1 - _NEARLY) <= line.width <= full * (1 + _NEARLY)]
    open_ended = sum(not line.text.endswith(tuple(_ENDS)) for line in near)
    return full if len(near) >= _LEAST_FULL and open_ended * 2 >= len(near) else None


def _signed(lines: list[_Line], text: str) -> tuple[set[int], set[int]]:
    """Where lines of a signature begin: bodies right above a day, one under the other; and those that go on a line."""
    found: set[int] = set()
    broken: set[int] = set()
    for i, line in enumerate(lines):
        if not (WHOLE.fullmatch(line.text) or DOTTED.fullmatch(line.text)):
            continue
        found.add(line.start)
        top = line
        for above in reversed(lines[max(0, i - _MOST_SIGNED) : i]):
            if not _BODY.fullmatch(above.text):
                if top is not line and _is_broken(text[above.start : above.end].split(), top.text):
                    broken.add(top.start)
                break
            top = above
            found.add(above.start)
    return found, broken


def _is_broken(parts: list[str], below: str) -> bool:
    """甲委员会 乙 / 省委员会: of two bodies on one line the second goes on in the next."""
    first, *_, last = (flow_of(part, [(0, len(part))]).text for part in [*parts, parts[-1]])
    return bool(_BODY.fullmatch(first)) and not _BODY.fullmatch(last) and bool(_BODY.fullmatch(last + below))


def _goes_on(before: _Line, line: _Line, full: int | None) -> bool:
    if begins_part(line.text) or _LABEL.match(line.text) or _ENDS_ITSELF.search(before.text):
        return False
    if before.text.endswith(tuple(_GOES_ON)) or before.text.count("（") > before.text.count("）"):
        return True
    if before.text.endswith(tuple(_ENDS)):
        return False
    in_sentence = ("。" in before.text or "，" in before.text) and not before.text.endswith("）")
    return in_sentence or (full is not None and before.width >= full * (1 - _NEARLY))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
