"""The parts of a notice: the first-level headings, what each is about, and the items within."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.headings import ATTACHED, FIRST, FOURTH, INLINE, SECOND, THIRD
from qingchen.inspection.notice.words import words


@dataclass(frozen=True)
class Section:
    """`kinds` are those of `words.yaml` (fields, methods …), several where a heading names several."""

    title: Flow
    kinds: tuple[str, ...]
    paragraphs: tuple[Flow, ...]

    @cached_property
    def items(self) -> list[Flow]:
        """Titles of the items of the highest level there is; without one, those within a sentence (一是…)."""
        for marker in (SECOND, THIRD, FOURTH):
            parts = [part for p in self.paragraphs for part in _parts(p, marker)]
            found = [part.part(m.end()) for part in parts if (m := marker.match(part.text))]
            if found:
                return [_title(item) for item in found]
        return [_title(part) for p in self.paragraphs for part in p.split(INLINE.pattern)[1:] if INLINE.search(p.text)]


def sections(paragraphs: list[Flow]) -> list[Section]:
    """What follows each first-level heading, to the next one or the attachments; 1. where there is no 一、."""
    made: list[tuple[Flow, list[Flow]]] = []
    opened = False
    first = FIRST if any(FIRST.match(paragraph.text) for paragraph in paragraphs) else THIRD
    for paragraph in paragraphs:
        marker = first.match(paragraph.text)
        if marker:
            title, rest = _heading(paragraph.part(marker.end()))
            made.append((title, [rest] if rest.text else []))
            opened = True
        elif ATTACHED.match(paragraph.text):
            opened = False
        elif opened:
            made[-1][1].append(paragraph)
    return [Section(title, _kinds(title.text), tuple(inside)) for title, inside in made]


def _heading(flow: Flow) -> tuple[Flow, Flow]:
    end = re.search("[。：；]", flow.text)
    return (flow.part(0, end.start()), flow.part(end.end())) if end else (flow, flow.part(len(flow.text)))


def _parts(flow: Flow, marker: re.Pattern[str]) -> list[Flow]:
    """Items that run on within a paragraph: （一）……；（二）……"""
    cuts = [0, *(m.start() for m in re.finditer(rf"(?<=[；。：]){marker.pattern}", flow.text)), len(flow.text)]
    return [flow.part(a, b) for a, b in pairwise(cuts) if a < b]


def _title(item: Flow) -> Flow:
    end = re.search("[。：；]", item.text)
    return item.part(0, end.start()) if end else item


def _kinds(title: str) -> tuple[str, ...]:
    title = title.replace("联系方式", "")
    found = tuple(kind for kind, known in words("sections").items() if any(word in title for word in known))
    return found[:1] if found[:1] == ("teams",) else found
