"""One item, three values side by side: claimed (self-check), computed (registers), verified (the team)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from qingchen.indicators.indicator import Measure
from qingchen.indicators.result import figure_text
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.answer_types import Answer, derived_ratio
from qingchen.inspection.entry import Entry
from qingchen.inspection.form import Form
from qingchen.inspection.item import AnswerType, Item
from qingchen.values.rate import Rate
from qingchen.verification.causes import Alternative, CauseKind
from qingchen.verification.comparison import Comparison, Difference, compare
from qingchen.verification.numbers import NumberOf, compare_numbers, compare_words

WORDS = {"yes": "是", "partial": "部分", "no": "否"}
_YES_NO = (AnswerType.YES_NO, AnswerType.YES_PARTIAL_NO)


@dataclass(frozen=True, slots=True)
class ComputedValue:
    """A stored result as an item shows it. `result_id` is its public id; `target` 0 to 1, of a count a number."""

    rate: Rate
    with_excluded: Rate
    target: Fraction | None
    met: bool | None
    result_id: str
    about: date
    known_on: date
    measure: Measure = "rate"
    unit: str = "%"

    @property
    def text(self) -> str:
        """`91.3%`, `12户`, or «无此类对象»."""
        return figure_text(self.rate, self.measure, self.unit)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its three values and what is to be said of their difference.

    computed   of an item told in one figure; None where nothing is computed or there is nothing yet to count
    parts      of a composite: one a part, in the order of the item's parts; else empty
    """

    item: Item
    claimed: Entry | None
    computed: ComputedValue | None
    verified: Entry | None
    difference: Comparison
    parts: tuple[ComputedValue | None, ...] = ()
    claim_agrees: bool | None = None
    """Whether the claim is the computed value; None where there are not both."""


def item_rows(
    form: Form,
    claimed: Mapping[str, Entry],
    computed: Mapping[str, ComputedValue],
    verified: Mapping[str, Entry],
) -> list[ItemRow]:
    """A row an item, in the form's order. `computed` is by the names of `Item.indicators`, the entries by item code."""
    return [_row(item, claimed.get(item.code), computed, verified.get(item.code)) for item in form.items]


def _row(item: Item, claimed: Entry | None, computed: Mapping[str, ComputedValue], verified: Entry | None) -> ItemRow:
    one = computed.get(item.indicator)
    parts = tuple(computed.get(name) for name in item.indicators) if item.parts else ()
    said, found = (entry.answer if entry else None for entry in (claimed, verified))
    difference = _compared(item, said, one, parts, found)
    return ItemRow(item, claimed, one, verified, difference, parts, _agrees(_compared(item, said, one, parts, None)))


def _compared(
    item: Item,
    said: Answer | None,
    one: ComputedValue | None,
    parts: tuple[ComputedValue | None, ...],
    found: Answer | None,
) -> Comparison:
    """By what the item is told in: numbers, a word, or the two counts of a rate."""
    if any(parts) or (one is not None and one.measure == "count"):
        return compare_numbers(_numbers(item, said, parts or (one,), found))
    if one is not None and item.answer_type in _YES_NO:
        return compare_words(_word(said), word_of(item, one.rate), _word(found), one.rate)
    return _compare_rates(item, said, one, found)


def _agrees(compared: Comparison) -> bool | None:
    """Of the claim and the computed value alone: unknown is not «differs»."""
    if compared.kind is Difference.NOT_REPORTED:
        return None
    if compared.kind is Difference.NO_SUCH_OBJECT and (compared.claimed is None or compared.computed is None):
        return None
    return compared.kind is not Difference.DIFFERS


def _compare_rates(item: Item, said: Answer | None, one: ComputedValue | None, found: Answer | None) -> Comparison:
    """A number in the item's own unit is no share of objects: such an item is not compared."""
    comparable = one if item.may_be_empty_set else None
    return compare(
        claimed=rate_of(said),
        computed=comparable.rate if comparable else None,
        verified=rate_of(found),
        alternatives=[Alternative(CauseKind.EXCLUSIONS, "计入剔除的单位", one.with_excluded)] if one else (),
    )


def _numbers(
    item: Item, said: Answer | None, computed: Sequence[ComputedValue | None], found: Answer | None
) -> list[NumberOf]:
    """A line a part; of an item without parts one, without a name."""
    names, units = (item.parts, item.part_units) if item.parts else (("",), (item.unit,))
    claimed, verified = (_figures(answer, len(names)) for answer in (said, found))
    return [
        NumberOf(name, unit, claimed[at], one.rate.numerator if one else None, verified[at])
        for at, (name, unit, one) in enumerate(zip(names, units, computed, strict=True))
    ]


def _figures(answer: Answer | None, many: int) -> Sequence[kinds.Figure | None]:
    match answer:
        case kinds.Number(value):
            return [value]
        case kinds.Composite(parts):
            return [value for _, value in parts]
    return [None] * many


def word_of(item: Item, rate: Rate) -> str:
    """What a yes-or-no item must say where so many of its objects hold: 是, 否, 部分; empty for no object."""
    if not rate.denominator:
        return ""
    if rate.numerator == rate.denominator:
        return WORDS["yes"]
    partly = rate.numerator and item.answer_type is AnswerType.YES_PARTIAL_NO
    return WORDS["partial"] if partly else WORDS["no"]


def computed_text(item: Item, value: ComputedValue) -> str:
    """As documents print it: `91.3%（188 / 206）`, `12户`, `否（0 / 1）`."""
    if value.measure == "count":
        return value.text
    if item.answer_type in _YES_NO and value.rate.denominator:
        return f"{word_of(item, value.rate)}（{value.rate.counts_text}）"
    return rate_text(value.rate)


def rate_text(rate: Rate) -> str:
    return f"{rate.percent_text}%（{rate.counts_text}）" if rate.denominator else rate.percent_text


def _word(answer: Answer | None) -> str | None:
    match answer:
        case kinds.YesNo(yes):
            return WORDS["yes"] if yes else WORDS["no"]
        case kinds.YesPartialNo(value):
            return WORDS[value]
    return None


def rate_of(answer: Answer | None) -> Rate | None:
    """The two counts of an answer, where it is one of two counts and they can be a rate."""
    counts = None if answer is None else derived_ratio(answer)
    return Rate(*counts) if counts is not None and 0 <= counts[0] <= counts[1] else None
