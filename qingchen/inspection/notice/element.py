"""What was read of a notice: elements with their place in its text, and what was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` (excluded) of the notice's text."""

    start: int
    end: int

    def lines(self, text: str) -> tuple[int, int]:
        """First and last line, counted from 1."""
        first = text.count("\n", 0, self.start) + 1
        return first, first + text.count("\n", self.start, max(self.start, self.end - 1))


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that the notice says: `Element("issued_on", "2020-07-15", Place(812, 823))`.

    `name` is a field of `campaign.yaml` (issued_on, window_from …), or addressee, attachment, field, method …
    """

    name: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something not understood, missing or at odds: which rule, where, and how to mend it. No place: it is nowhere."""

    rule: str
    sentence: str
    place: Place | None = None

    def told(self, file: str, text: str) -> str:
        """`通知.txt第 12 行：……`"""
        where = f"{file}第 {self.place.lines(text)[0]} 行" if self.place else file
        return f"{where}：{self.sentence}"


def first(elements: Sequence[Element], name: str) -> Element | None:
    """The first element of that name."""
    return next((element for element in elements if element.name == name), None)


def values(elements: Sequence[Element], name: str) -> list[str]:
    """The values of that name, in the text's order."""
    return [element.value for element in elements if element.name == name]
