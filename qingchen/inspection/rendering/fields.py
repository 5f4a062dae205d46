"""The fields by which a person fills an item: what page, workbook and telephone form have in common.

An answer lies flat in them as text under field names (`numerator`, `part_2`, `missing`). The rows of a repeat and
the fields of an excuse are not among them: each renderer has its own place for those.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qingchen.inspection.answer_json import to_json
from qingchen.inspection.answer_types import Answer, Excuse
from qingchen.inspection.item import AnswerType, Item

YES_NO = (("yes", "是"), ("no", "否"))
YES_PARTIAL_NO = (("yes", "是"), ("partial", "部分"), ("no", "否"))
EXCUSE_TITLES = {"not_applicable": "不适用", "no_such_object": "无此类对象", "unverifiable": "无法核实"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    kind      choice, whole, decimal, day, instant, line (of text) or words (several lines)
    choices   what is stored and its Chinese label, for kind choice
    required  whether an answered item must have it
    """

    name: str
    title: str
    kind: str
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True


def value_fields(item: Item) -> tuple[Field, ...]:
    """The fields of the item's value, in order; none for a repeat, which is filled by rows."""
    figure = "decimal" if item.decimals else "whole"
    match item.answer_type:
        case AnswerType.YES_NO:
            return (Field("value", "是/否", "choice", choices=YES_NO),)
        case AnswerType.YES_PARTIAL_NO:
            missing = Field("missing", "部分的，欠缺内容", "words", required=False)
            return (Field("value", "是/部分/否", "choice", choices=YES_PARTIAL_NO), missing)
        case AnswerType.NUMBER:
            return (Field("value", "数值", figure, item.unit),)
        case AnswerType.COMPOSITE:
            named = zip(item.parts, item.part_units, strict=True)
            return tuple(Field(f"part_{n}", part, figure, unit) for n, (part, unit) in enumerate(named, start=1))
        case AnswerType.RATIO:
            numerator = Field("numerator", f"分子：{item.numerator}", "whole")
            return (numerator, Field("denominator", f"分母：{item.denominator}", "whole"))
        case AnswerType.DATE:
            return (Field("value", "日期", "day"),)
        case AnswerType.CHOICE:
            return (Field("value", "选项", "choice", choices=tuple((label, label) for label in item.choices)),)
        case AnswerType.TEXT:
            return (Field("value", "内容", "words"),)
        case AnswerType.WHEN_WHERE:
            return _WHEN_WHERE
        case AnswerType.REPEAT:
            return ()


_WHEN_WHERE = (
    Field("arrived", "到达时间", "instant"),
    Field("left", "离开时间", "instant"),
    Field("place", "地点", "line", required=False),
    Field("longitude", "经度", "decimal", "度", required=False),
    Field("latitude", "纬度", "decimal", "度", required=False),
)


def excuses(item: Item, purpose: str) -> tuple[tuple[str, str], ...]:
    """What may stand in place of the item's value, with Chinese titles."""
    open_ = {
        "not_applicable": item.na_allowed,
        "no_such_object": item.may_be_empty_set,
        "unverifiable": purpose == "inspection",
    }
    return tuple((kind, title) for kind, title in EXCUSE_TITLES.items() if open_[kind])


def flat(item: Item, answer: Answer | None) -> dict[str, str]:
    """The value's fields as text; empty for a repeat, an excuse or None."""
    if answer is None or isinstance(answer, Excuse) or item.answer_type is AnswerType.REPEAT:
        return {}
    data = to_json(answer)
    if item.answer_type is AnswerType.COMPOSITE:
        return {f"part_{n}": str(data["parts"][part]) for n, part in enumerate(item.parts, start=1)}
    return {field.name: _text(data[field.name]) for field in value_fields(item)}


def nested(item: Item, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as data for `parse`."""
    if item.answer_type is AnswerType.COMPOSITE:
        return {"parts": {part: values.get(f"part_{n}") for n, part in enumerate(item.parts, start=1)}}
    return {field.name: values.get(field.name) for field in value_fields(item)}


def _text(leaf: object) -> str:
    return "" if leaf is None else str(leaf)
