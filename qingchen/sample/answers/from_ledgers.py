"""The answers that a place's or an employer's own ledgers decide: what the indicators of an item count there."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from qingchen.inspection.answer_types import (
    Answer,
    Composite,
    NoSuchObject,
    NotApplicable,
    Number,
    Ratio,
    YesNo,
    YesPartialNo,
)
from qingchen.inspection.item import AnswerType, Item, PartRule
from qingchen.sample.answers.ratios import NOTHING
from qingchen.sample.truth import RATES
from qingchen.sample.world import Counted


def is_main(item: Item) -> bool:
    """Whether the item asks for one of the six main rates, whose claims and tricks are told apart."""
    return item.indicator in RATES


def from_ledgers(item: Item, counted: Counted, proof: tuple[str, ...]) -> Answer | None:
    """None where the ledgers do not decide the item, or where what they hold cannot be written into its fields."""
    if item.parts:
        return _composite(item, counted)
    rate = counted.get(item.indicator)
    if rate is None:
        return None
    match item.answer_type:
        case AnswerType.NUMBER if item.unit != "%":
            return Number(rate.numerator)
        case AnswerType.RATIO:
            return Ratio(rate.numerator, rate.denominator) if rate.denominator else nothing(item, proof)
        case AnswerType.YES_NO if rate.denominator:
            return YesNo(rate.numerator == rate.denominator)
        case AnswerType.YES_PARTIAL_NO if rate.denominator:
            whole = rate.numerator == rate.denominator
            return YesPartialNo("yes" if whole else "partial" if rate.numerator else "no")
    return None


def nothing(item: Item, proof: tuple[str, ...]) -> Answer:
    reason = NOTHING.get(item.code, f"没有{item.denominator}")
    return NotApplicable(reason, proof) if item.na_allowed else NoSuchObject(reason, proof)


def fallen_short(item: Item, answer: Ratio, random: Random) -> Ratio:
    """What a team finds where the ledger reaches the target and the papers behind it do not."""
    bar = item.target_value if item.target_relation != "<=" and item.target_value else Fraction(9, 10)
    least = -(-answer.denominator * bar.numerator // bar.denominator)
    found = round(answer.denominator * float(bar) * random.uniform(0.8, 0.97))
    return Ratio(max(0, min(least - 1, answer.numerator - 1, found)), answer.denominator)


def _composite(item: Item, counted: Counted) -> Composite | None:
    found = [counted.get(name) for name in item.indicators]
    if not found or None in found:
        return None
    values = {part: rate.numerator for part, rate in zip(item.parts, found, strict=True) if rate}
    return Composite(tuple(values.items())) if all(_holds(rule, values) for rule in item.part_rules) else None


def _holds(rule: PartRule, values: Mapping[str, int]) -> bool:
    left, right = (sum(values[part] for part in side) for side in (rule.left, rule.right))
    return left <= right if rule.relation == "<=" else left == right
