"""An answer spread into its fields and gathered again, so that several people's can be laid beside each other.

The fields are those of the page (`rendering.page`); the rows of a repeat are keyed by what they are about, not by
where they stand: `row TAB 第3号 TAB 1 TAB holds` (the number tells rows of one subject apart).
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from qingchen.inspection import written
from qingchen.inspection.answer_parse import Parsed
from qingchen.inspection.answer_types import Answer, Repeat
from qingchen.inspection.item import Item
from qingchen.inspection.rendering import page
from qingchen.inspection.rendering.fields import EXCUSE_TITLES, Field, value_fields

Fields = dict[str, str]
_ROW_TITLES = {"holds": "是否符合", "note": "说明"}
_JOINED = {"missing", "reason", "proof", "place"}


def spread(item: Item, answer: Answer | None) -> Fields:
    """The fields that hold something; empty for None."""
    if answer is None:
        return {}
    if not isinstance(answer, Repeat):
        return {name: text for name, text in page.to_fields(item, answer).items() if text}
    fields: Fields = {"state": "value"}
    seen: Counter[str] = Counter()
    for row in answer.rows:
        seen[row.subject] += 1
        key = f"row\t{row.subject}\t{seen[row.subject]}"
        fields[f"{key}\tholds"] = "yes" if row.holds else "no"
        if row.note:
            fields[f"{key}\tnote"] = row.note
    return fields


def gathered(item: Item, fields: Mapping[str, str]) -> Parsed:
    """The answer of the fields, or None with what is still wanting for one; the inverse of `spread`."""
    if not item.repeat or fields.get("state", "value") != "value":
        return page.from_fields(item, fields)
    posted: dict[str, Any] = {"state": "value"}
    numbers: dict[str, int] = {}
    for key, text in fields.items():
        if key.startswith("row\t"):
            row, _, name = key.rpartition("\t")
            number = numbers.setdefault(row, len(numbers) + 1)
            posted[f"row_{number}_subject"] = row.removeprefix("row\t").rpartition("\t")[0]
            posted[f"row_{number}_{name}"] = text
    return page.from_fields(item, posted)


def part_of(item: Item, posted: Mapping[str, Any]) -> tuple[Fields, list[str]]:
    """What was posted of an answer, whole or in part, in the form in which fields are compared; what cannot be read.

    A member who counted only the denominator leaves the numerator to another.
    """
    answer, problems = page.from_fields(item, posted)
    if answer is not None and not problems:
        return spread(item, answer), []
    if item.repeat or (posted.get("state") or "value") != "value":
        return {}, [problem.text for problem in problems]
    fields, faults = {}, []
    for field in value_fields(item):
        text = written.text(posted.get(field.name))
        if not text:
            continue
        read = _read(field, text)
        if read is None:
            faults.append(f"{item.code}“{field.title}”不能读作{_KINDS.get(field.kind, '本项的选项')}：“{text[:30]}”。")
        else:
            fields[field.name] = read
    return (fields | {"state": "value"} if fields else {}), faults


_KINDS = {"whole": "整数", "decimal": "数", "day": "日期", "instant": "时间"}


def _read(field: Field, text: str) -> str | None:
    match field.kind:
        case "whole" | "decimal":
            number = written.number(text)
            return None if number is None or (field.kind == "whole" and not isinstance(number, int)) else f"{number}"
        case "day":
            on = written.day(text)
            return on.isoformat() if on else None
        case "instant":
            at = written.instant(text)
            return at.isoformat() if at else None
        case "choice":
            labels = dict(field.choices) | {label: code for code, label in field.choices}
            return text if text in dict(field.choices) else labels.get(text)
    return text


def is_joined(item: Item, name: str) -> bool:
    """Whether several people's words in the field add up instead of contradicting each other."""
    if name in _JOINED or name.endswith("\tnote"):
        return True
    return any(field.kind == "words" for field in value_fields(item) if field.name == name)


def field_title(item: Item, name: str) -> str:
    """`分母：应申报单位数`, `第3号：是否符合`, `填写方式`."""
    if name.startswith("row\t"):
        row, _, what = name.rpartition("\t")
        subject = row.removeprefix("row\t").rpartition("\t")[0]
        return f"{subject}：{_ROW_TITLES.get(what, what)}"
    named = {field.name: field.title for field in value_fields(item)}
    return named.get(name, {"state": "填写方式", "reason": "理由", "proof": "证明材料"}.get(name, name))


def field_text(item: Item, name: str, value: str) -> str:
    """A field's value as people read it."""
    if name == "state":
        return ({"value": "填写内容"} | EXCUSE_TITLES).get(value, value)
    if name.endswith("\tholds"):
        return {"yes": "符合", "no": "不符合"}.get(value, value)
    for field in value_fields(item):
        if field.name == name:
            return dict(field.choices).get(value, value) + (field.unit if value else "")
    return value
