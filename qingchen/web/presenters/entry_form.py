"""One item as it is filled: its fields with what stands in them, excuses, verdict, evidence."""

from collections.abc import Mapping
from typing import Any

from qingchen.inspection.entry import INSPECTION, VERDICTS, Entry
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.models import Evidence
from qingchen.inspection.rendering import page

_SPARE_ROWS = 3
_INPUTS = {"whole": "number", "decimal": "text", "day": "date", "instant": "datetime-local", "line": "text"}
_OWN_VERDICTS = ("met", "partly_met", "not_met")


def entry_form(
    item: Item, purpose: str, values: Mapping[str, Any], entry: Entry, files: list[Evidence]
) -> dict[str, Any]:
    """Everything the template lays out. `values` are fields as `page.to_fields` or the browser gives them."""
    described = page.describe(item, purpose)
    proof = str(values.get("proof", "")).splitlines()
    return {
        "fields": [_field(one, str(values.get(one.name, ""))) for one in described.fields],
        "ratio": item.answer_type is AnswerType.RATIO,
        "states": [("value", "已核实" if purpose == INSPECTION else "填报"), *described.excuses],
        "state": values.get("state", "value"),
        "excuse_kinds": " ".join(kind for kind, _ in described.excuses),
        "proof_kinds": " ".join(kind for kind, _ in described.excuses if kind != "unverifiable"),
        "reason": values.get("reason", ""),
        "rows_title": described.rows,
        "rows": _rows(values) if described.rows else [],
        "verdicts": [(name, VERDICTS[name]) for name in _OWN_VERDICTS] if item.judged else [],
        "entry": entry,
        "files": [
            {"name": one.file_name, "public_id": one.public_id, "image": one.media_type.startswith("image/")}
            | {"used": one.file_name in entry.evidence, "proof": one.file_name in proof}
            for one in files
        ],
    }


def _field(field: Any, value: str) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "kind": field.kind,
        "input": _INPUTS.get(field.kind, "text"),
        "unit": field.unit,
        "choices": field.choices,
        "required": field.required,
        "value": value[:16] if field.kind == "instant" else value,
    }


def _rows(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows that are filled and a few spare ones."""
    numbers = [int(name[4:].partition("_")[0]) for name in values if name.startswith("row_") and name[4:5].isdigit()]
    filled = max(numbers, default=0)
    return [
        {"number": number} | {name: values.get(f"row_{number}_{name}", "") for name in ("subject", "holds", "note")}
        for number in range(1, filled + _SPARE_ROWS + 1)
    ]
