"""Running text without spaces and line breaks, that knows where each of its characters stands in the original."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qingchen.inspection.notice.element import Place
from qingchen.inspection.notice.folding import folded, is_ideograph


@dataclass(frozen=True)
class Flow:
    """`at[i]` is the original offset of `text[i]`; `gaps` are the positions before which space or a line break stood,
    `breaks` those before which a line began.
    """

    text: str
    at: tuple[int, ...]
    gaps: frozenset[int] = frozenset()
    breaks: frozenset[int] = frozenset()

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Of `text[start:end]` in the original."""
        end = len(self.text) if end is None else end
        if start >= end:
            at = self.at[min(start, len(self.at) - 1)] if self.at else 0
            return Place(at, at)
        return Place(self.at[start], self.at[end - 1] + 1)

    def part(self, start: int, end: int | None = None) -> "Flow":
        end = len(self.text) if end is None else end
        gaps = frozenset(i - start for i in self.gaps if start <= i < end)
        breaks = frozenset(i - start for i in self.breaks if start <= i < end)
        return Flow(self.text[start:end], self.at[start:end], gaps, breaks)

    def split(self, pattern: str) -> list["Flow"]:
        """The parts between matches, none of them empty."""
        parts, start = [], 0
        for match in re.finditer(pattern, self.text):
            parts.append(self.part(start, match.start()))
            start = match.end()
        return [part for part in [*parts, self.part(start)] if part.text]


def flow_of(text: str, spans: Iterable[tuple[int, int]]) -> Flow:
    """The spans of the original, one after the other; each begins a line."""
    characters: list[str] = []
    at: list[int] = []
    gaps: set[int] = set()
    breaks: set[int] = set()
    for start, end in spans:
        gap, line = True, True
        for offset in range(start, end):
            character = text[offset]
            plain = folded(character)
            if not plain:
                gap, line = True, line or character == "\n"
                continue
            if plain == "." and characters and is_ideograph(characters[-1]):
                plain = "。"
            if gap:
                gaps.add(len(characters))
            if line:
                breaks.add(len(characters))
            gap = line = False
            characters += plain
            at += [offset] * len(plain)
    return Flow("".join(characters), tuple(at), frozenset(gaps), frozenset(breaks))


def joined(flows: list[Flow]) -> Flow:
    """One after the other, a line beginning with each."""
    text, gaps, breaks = "", set[int](), set[int]()
    at: list[int] = []
    for flow in flows:
        gaps |= {len(text), *(i + len(text) for i in flow.gaps)}
        breaks |= {len(text), *(i + len(text) for i in flow.breaks)}
        text += flow.text
        at += flow.at
    return Flow(text, tuple(at), frozenset(gaps), frozenset(breaks))
