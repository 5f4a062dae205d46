"""The canonical answers, one frozen value for each answer type, and the three that stand in place of a value."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

Figure = int | Decimal
"""A number as written: `int` where it is whole, else `Decimal` without trailing zeros."""


@dataclass(frozen=True, slots=True)
class YesNo:
    kind: ClassVar[str] = "yes_no"
    yes: bool


@dataclass(frozen=True, slots=True)
class YesPartialNo:
    """`value` is yes, partial or no; partial says what is missing."""

    kind: ClassVar[str] = "yes_partial_no"
    value: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    kind: ClassVar[str] = "number"
    value: Figure


@dataclass(frozen=True, slots=True)
class Composite:
    """(分列) part and figure, in the order of the item's parts: `(("煤矿", 3), ("冶金", 0))`."""

    kind: ClassVar[str] = "composite"
    parts: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    kind: ClassVar[str] = "ratio"
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Day:
    kind: ClassVar[str] = "date"
    on: date


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the item's choices, by its label."""

    kind: ClassVar[str] = "choice"
    choice: str


@dataclass(frozen=True, slots=True)
class Words:
    kind: ClassVar[str] = "text"
    text: str


@dataclass(frozen=True, slots=True)
class WhenWhere:
    """Arrival and departure by the clock on the wall in China, to the minute; WGS-84 degrees or None."""

    kind: ClassVar[str] = "when_where"
    arrived: datetime
    left: datetime
    place: str = ""
    longitude: Figure | None = None
    latitude: Figure | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What was found for one drawn person, post or project. `subject` is a label, never an identity number."""

    subject: str
    holds: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    kind: ClassVar[str] = "repeat"
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """(不适用) where the item's rule allows it. `proof` holds names of evidence files."""

    kind: ClassVar[str] = "not_applicable"
    reason: str
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSuchObject:
    """(无此类对象) the answer of a share whose denominator is 0: neither 0 % nor 100 %, and never without proof.

    Open to every ratio and repeat item, also where 不适用 is not: having none is a finding, not an exemption.
    """

    kind: ClassVar[str] = "no_such_object"
    reason: str
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unverifiable:
    """(无法核实) open to the inspection only."""

    kind: ClassVar[str] = "unverifiable"
    reason: str


Answer = (
    YesNo
    | YesPartialNo
    | Number
    | Composite
    | Ratio
    | Day
    | Choice
    | Words
    | WhenWhere
    | Repeat
    | NotApplicable
    | NoSuchObject
    | Unverifiable
)
Excuse = NotApplicable | NoSuchObject | Unverifiable
"""What stands in place of a value."""


def derived_ratio(answer: Answer | None) -> tuple[int, int] | None:
    """Numerator and denominator of a ratio, of the rows of a repeat, 0 and 0 of «无此类对象»; None for others."""
    match answer:
        case Repeat():
            return sum(row.holds for row in answer.rows), len(answer.rows)
        case Ratio(numerator, denominator):
            return numerator, denominator
        case NoSuchObject():
            return 0, 0
    return None
