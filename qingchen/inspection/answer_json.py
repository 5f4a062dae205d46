"""Canonical answers as JSON and back.

Each is an object with `type` and the fields of its value: `{"type": "ratio", "numerator": 188, "denominator": 198}`,
`{"type": "composite", "parts": {"煤矿": 3, "冶金": "1.5"}}`,
`{"type": "not_applicable", "reason": "…", "proof": ["a.pdf"]}`.
Whole numbers are JSON numbers, others decimal strings; days and instants are ISO strings.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.answer_types import Answer, Figure


def to_json(answer: Answer) -> dict[str, Any]:
    """The answer as an object that `from_json` and `parse` read back to an equal answer."""
    match answer:
        case kinds.YesNo(yes):
            return {"type": answer.kind, "value": "yes" if yes else "no"}
        case kinds.YesPartialNo(value, missing):
            return {"type": answer.kind, "value": value, "missing": missing}
        case kinds.Number(value):
            return {"type": answer.kind, "value": _written(value)}
        case kinds.Composite(parts):
            return {"type": answer.kind, "parts": {part: _written(value) for part, value in parts}}
        case kinds.Ratio(numerator, denominator):
            return {"type": answer.kind, "numerator": numerator, "denominator": denominator}
        case kinds.Day(on):
            return {"type": answer.kind, "value": on.isoformat()}
        case kinds.Choice(choice):
            return {"type": answer.kind, "value": choice}
        case kinds.Words(text):
            return {"type": answer.kind, "value": text}
        case kinds.WhenWhere():
            return {
                "type": answer.kind,
                "arrived": answer.arrived.isoformat(timespec="minutes"),
                "left": answer.left.isoformat(timespec="minutes"),
                "place": answer.place,
                "longitude": _written(answer.longitude),
                "latitude": _written(answer.latitude),
            }
        case kinds.Repeat(rows):
            return {"type": answer.kind, "rows": [_row_written(row) for row in rows]}
        case kinds.NotApplicable(reason, proof):
            return {"type": answer.kind, "reason": reason, "proof": list(proof)}
        case kinds.NoSuchObject(reason, proof):
            return {"type": answer.kind, "reason": reason, "proof": list(proof)}
        case kinds.Unverifiable(reason):
            return {"type": answer.kind, "reason": reason}


def from_json(data: dict[str, Any]) -> Answer:
    """The answer that `to_json` wrote. For what a person or a device wrote, use `parse`.

    Raises KeyError or ValueError on anything else: stored answers are ours.
    """
    match data["type"]:
        case "yes_no":
            return kinds.YesNo(data["value"] == "yes")
        case "yes_partial_no":
            return kinds.YesPartialNo(data["value"], data["missing"])
        case "number":
            return kinds.Number(_figure(data["value"]))
        case "composite":
            return kinds.Composite(tuple((part, _figure(value)) for part, value in data["parts"].items()))
        case "ratio":
            return kinds.Ratio(data["numerator"], data["denominator"])
        case "date":
            return kinds.Day(date.fromisoformat(data["value"]))
        case "choice":
            return kinds.Choice(data["value"])
        case "text":
            return kinds.Words(data["value"])
        case "when_where":
            return kinds.WhenWhere(
                datetime.fromisoformat(data["arrived"]),
                datetime.fromisoformat(data["left"]),
                data["place"],
                _figure_or_none(data["longitude"]),
                _figure_or_none(data["latitude"]),
            )
        case "repeat":
            rows = (kinds.Row(row["subject"], row["holds"] == "yes", row["note"]) for row in data["rows"])
            return kinds.Repeat(tuple(rows))
        case "not_applicable":
            return kinds.NotApplicable(data["reason"], tuple(data["proof"]))
        case "no_such_object":
            return kinds.NoSuchObject(data["reason"], tuple(data["proof"]))
        case "unverifiable":
            return kinds.Unverifiable(data["reason"])
    raise ValueError(f"not a stored answer: {data['type']}")


def _row_written(row: kinds.Row) -> dict[str, str]:
    return {"subject": row.subject, "holds": "yes" if row.holds else "no", "note": row.note}


def _written(value: Figure | None) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _figure(written: int | str) -> Figure:
    return Decimal(written) if isinstance(written, str) else written


def _figure_or_none(written: int | str | None) -> Figure | None:
    return None if written is None else _figure(written)
