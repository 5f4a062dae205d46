"""An item on a web page: the fields a template lays out, and an answer to and from the fields of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qingchen.inspection import written
from qingchen.inspection.answer_json import to_json
from qingchen.inspection.answer_parse import EXCUSES, Parsed, parse
from qingchen.inspection.answer_problem import problem
from qingchen.inspection.answer_types import Answer, NoSuchObject, NotApplicable, Repeat, Unverifiable
from qingchen.inspection.item import Item
from qingchen.inspection.rendering.fields import Field, excuses, flat, nested, value_fields


@dataclass(frozen=True, slots=True)
class Description:
    """What a template needs to lay an item out.

    The posted form has `state` (`value` or the kind of an excuse), the names of `fields`, `reason` and `proof` (file
    names, one a line), and for a repeat `row_1_subject`, `row_1_holds` (yes or no), `row_1_note`, `row_2_subject`, ….
    """

    fields: tuple[Field, ...]
    excuses: tuple[tuple[str, str], ...]
    rows: str
    """Chinese title of what the rows are about; empty where the item is not a repeat."""


def describe(item: Item, purpose: str = "inspection") -> Description:
    return Description(value_fields(item), excuses(item, purpose), item.repeat.title if item.repeat else "")


def to_fields(item: Item, answer: Answer | None) -> dict[str, str]:
    """The fields of a form that shows the answer."""
    match answer:
        case None:
            return {"state": "value"}
        case NotApplicable(reason, proof) | NoSuchObject(reason, proof):
            return {"state": answer.kind, "reason": reason, "proof": "\n".join(proof)}
        case Unverifiable(reason):
            return {"state": answer.kind, "reason": reason}
        case Repeat():
            rows = enumerate(to_json(answer)["rows"], start=1)
            return {"state": "value"} | {f"row_{n}_{name}": row[name] for n, row in rows for name in row}
    return {"state": "value"} | flat(item, answer)


def from_fields(item: Item, posted: Mapping[str, Any]) -> Parsed:
    """The answer that was posted (a QueryDict or a plain mapping), or None with what could not be read.

    None without problems where nothing was filled.
    """
    state = posted.get("state") or "value"
    if state in EXCUSES:
        return parse(item, {"type": state, "reason": posted.get("reason"), "proof": _proof(posted)})
    if state != "value":
        return None, [problem(item, "unknown_state", "填写方式不认识", "请刷新页面后重新填写", found=state)]
    if item.repeat:
        return parse(item, {"rows": _rows(posted)})
    return parse(item, nested(item, posted))


def _proof(posted: Mapping[str, Any]) -> tuple[str, ...]:
    """Of a QueryDict every value of the field, so that several boxes may be ticked."""
    getlist = getattr(posted, "getlist", None)
    values = getlist("proof") if getlist else [posted.get("proof")]
    return tuple(name for value in values for name in written.file_names(value))


def _rows(posted: Mapping[str, Any]) -> list[dict[str, Any]]:
    names = ("subject", "holds", "note")
    written_as = (key[4:].partition("_")[0] for key in posted if key.startswith("row_"))
    numbers = sorted({int(number) for number in written_as if number.isdecimal() and len(number) < 6})
    return [{name: posted.get(f"row_{n}_{name}") for name in names} for n in numbers]
