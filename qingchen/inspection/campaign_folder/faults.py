"""A fault of a campaign folder, and what was read before it is known to be right."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from qingchen.values.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CampaignFault:
    """One thing wrong: where, which rule (a fault as a statement), and a sentence that says how to mend it."""

    source: Source
    rule: str
    sentence: str

    @property
    def text(self) -> str:
        """`units.csv第 4 行：……`"""
        return f"{self.source.text}：{self.sentence}"


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A thing read, and where."""

    source: Source
    thing: T


Faults = list[CampaignFault]


def repeated(faults: Faults, rule: str, what: str, found: list[Placed[str]]) -> None:
    """A fault for each value that stands in the files more than once, at its second place and after."""
    first: dict[str, Source] = {}
    for placed in found:
        earlier = first.setdefault(placed.thing, placed.source)
        if placed.thing and earlier is not placed.source:
            sentence = f"{what}“{placed.thing}”与 {earlier.text} 重复。请改成不同的，或删去一处。"
            faults.append(CampaignFault(placed.source, rule, sentence))
