"""One item, three values side by side: claimed (self-check), computed (registers), verified (the team)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from qingchen.inspection.answer_types import Answer, derived_ratio
from qingchen.inspection.entry import Entry
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.values.rate import Rate
from qingchen.verification.causes import Alternative, CauseKind
from qingchen.verification.comparison import Comparison, compare


@dataclass(frozen=True, slots=True)
class ComputedValue:
    """A stored result as an item shows it. `result_id` is its public id; `target` 0 to 1."""

    rate: Rate
    with_excluded: Rate
    target: Fraction | None
    met: bool | None
    result_id: str
    about: date
    known_on: date

    @property
    def text(self) -> str:
        """`91.3%`, or «无此类对象»."""
        return f"{self.rate.percent_text}%" if self.rate.denominator else self.rate.percent_text


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its three values and what is to be said of their difference."""

    item: Item
    claimed: Entry | None
    computed: ComputedValue | None
    verified: Entry | None
    difference: Comparison


def item_rows(
    form: Form,
    claimed: Mapping[str, Entry],
    computed: Mapping[str, ComputedValue],
    verified: Mapping[str, Entry],
) -> list[ItemRow]:
    """A row an item, in the form's order. `computed` is by indicator name, the entries by item code."""
    return [
        _row(item, claimed.get(item.code), computed.get(item.indicator), verified.get(item.code)) for item in form.items
    ]


def _row(item: Item, claimed: Entry | None, computed: ComputedValue | None, verified: Entry | None) -> ItemRow:
    difference = compare(
        claimed=rate_of(claimed.answer) if claimed else None,
        computed=computed.rate if computed else None,
        verified=rate_of(verified.answer) if verified else None,
        alternatives=[Alternative(CauseKind.EXCLUSIONS, "计入剔除的单位", computed.with_excluded)] if computed else (),
    )
    return ItemRow(item, claimed, computed, verified, difference)


def rate_of(answer: Answer | None) -> Rate | None:
    """The two counts of an answer, where it is one of two counts and they can be a rate."""
    counts = None if answer is None else derived_ratio(answer)
    return Rate(*counts) if counts is not None and 0 <= counts[0] <= counts[1] else None
