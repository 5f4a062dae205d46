"""A city's answers held against its counties': a whole is the sum of its parts, and no part exceeds its whole.

Where every county answered, the sums must be equal up to what the city runs itself (本级直管), which can only add.
Where some did, the city's figure is at least theirs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.answer_types import Answer, Figure
from qingchen.inspection.form import Form
from qingchen.inspection.item import AnswerType, Item

_BY_OBJECT = re.compile(r"R0[2-9]|R1[0-2]|R13[ac]|R14")
"""Registers whose objects each lie in one county. Own staff and equipment (R13b, d, e) do not add up."""
_COUNTED = (AnswerType.RATIO, AnswerType.NUMBER, AnswerType.COMPOSITE)


@dataclass(frozen=True, slots=True)
class SumLine:
    """One figure of an item. `of` says which: 分子, 分母, a part, or empty for a plain number.

    whole, parts    what the city told; the sum of what the counties told
    fault           whether that cannot be, in words; empty where it can
    """

    item: Item
    of: str
    whole: Figure
    parts: Figure
    counties: tuple[tuple[str, Figure], ...]
    fault: str


def is_additive(item: Item) -> bool:
    """Whether counties' figures of the item add up to the city's: objects of a register, each in one county."""
    return (
        item.computed and item.answer_type in _COUNTED and bool(_BY_OBJECT.search(item.register)) and "市" in item.level
    )


def sum_lines(
    form: Form, city: Mapping[str, Answer], counties: Mapping[str, Mapping[str, Answer]], *, every: bool
) -> list[SumLine]:
    """Every figure that city and counties both told.

    counties   answers by county name; `every` whether these are all of the city's counties
    """
    lines = []
    for item in form.items:
        if not is_additive(item):
            continue
        whole = figures(item, city.get(item.code))
        told = {name: figures(item, answers.get(item.code)) for name, answers in counties.items()}
        for of, value in whole.items():
            having = tuple((name, figure[of]) for name, figure in told.items() if of in figure)
            if having:
                parts = _plain(sum((Decimal(figure) for _, figure in having), start=Decimal(0)))
                complete = every and len(having) == len(counties)
                fault = _fault(item, of, value, parts, complete)
                lines.append(SumLine(item, of, value, parts, having, fault))
    return lines


def figures(item: Item, answer: Answer | None) -> dict[str, Figure]:
    """The figures of an answer by what they are; empty for other kinds of answer."""
    match answer:
        case kinds.Ratio(numerator, denominator):
            return {"分子": numerator, "分母": denominator}
        case kinds.NoSuchObject():
            return {"分子": 0, "分母": 0}
        case kinds.Number(value):
            return {"": value}
        case kinds.Composite(parts):
            return dict(parts)
    return {}


def _fault(item: Item, of: str, whole: Figure, parts: Figure, complete: bool) -> str:
    name = f"“{of}”" if of else ""
    both = f"{item.code}{name}：市级填报 {whole}，所辖县（市、区）合计 {parts}，"
    if parts > whole:
        return both + "部分大于全体。请核对是谁多报或漏报。"
    if complete and parts != whole:
        return both + f"相差 {_plain(Decimal(whole) - Decimal(parts))}。属市本级直管的请在说明中写明。"
    return ""


def _plain(figure: Decimal) -> Figure:
    return int(figure) if figure == figure.to_integral_value() else figure
