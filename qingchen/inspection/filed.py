"""What comes back from below is a fact too: a submitted sheet enters the store as rows of `claims` or `answers`."""

import polars

from qingchen import clock
from qingchen.inspection.answer import text
from qingchen.inspection.answer_json import to_json
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import Inspectee, Sheet
from qingchen.inspection.store import form_of
from qingchen.inspection.three_values import rate_of
from qingchen.registers.actions import put_rows
from qingchen.registers.models import Batch
from qingchen.values.actor import Actor

REGISTER_OF = {"self_check": "claims", "inspection": "answers"}


def file_sheet(actor: Actor, sheet: Sheet, filled: dict[str, Entry]) -> Batch:
    """Put one row an item; a sheet submitted again after its return supersedes the earlier rows by their key."""
    inspectee, form = sheet.inspectee, form_of(sheet)
    rows = []
    round_code, division = _round_code(inspectee), _division(inspectee)
    for item in form.items:
        entry = filled[item.code]
        rate = rate_of(entry.answer)
        rows.append(
            {
                "round_code": round_code,
                "sheet_public_id": sheet.public_id,
                "inspectee_kind": inspectee.kind,
                "inspectee_code": inspectee.code,
                "division": division,
                "form_code": form.code,
                "form_digest": form.digest,
                "item_code": item.code,
                "indicator": item.indicator or None,
                "answer_kind": to_json(entry.answer)["type"] if entry.answer else "",
                "numerator": rate.numerator if rate else None,
                "denominator": rate.denominator if rate else None,
                "value_text": text(item, entry.answer) if entry.answer else "",
                "verdict": entry.verdict,
                "responsible_person": entry.responsible_person,
                "submitted_on": clock.today(),
            }
        )
    return put_rows(actor, REGISTER_OF[sheet.purpose], polars.DataFrame(rows), _region(inspectee))


def file_evidence(actor: Actor, sheet: Sheet) -> Batch | None:
    """Put one row an evidence file of the sheet: its fingerprints and day, nothing of what it says.

    None where there is none, and for a visit that is not released: of such a visit no register may know.
    """
    inspectee = sheet.inspectee
    if sheet.purpose != "self_check" and not inspectee.released_at:
        return None
    rows = [
        {
            "evidence_id": one.public_id,
            "round_code": _round_code(inspectee),
            "sheet_public_id": sheet.public_id,
            "purpose": sheet.purpose,
            "inspectee_kind": inspectee.kind,
            "inspectee_code": inspectee.code,
            "division": _division(inspectee),
            "file_name": one.file_name,
            "media_type": one.media_type,
            "size_bytes": one.size,
            "file_digest": one.digest,
            "picture_digest": one.picture_digest or None,
            "created_on": one.created_on,
            "window_from": inspectee.unit.round.window_from,
            "submitted_on": clock.today(),
        }
        for one in sheet.evidence.order_by("id")
    ]
    if not rows:
        return None
    frame = polars.DataFrame(rows, infer_schema_length=None)
    return put_rows(actor, "evidence_files", frame, _region(inspectee))


def _round_code(inspectee: Inspectee) -> str:
    return f"{inspectee.unit.round.campaign}-{inspectee.unit.round.number}"


def _division(inspectee: Inspectee) -> str:
    return inspectee.code if inspectee.kind == "county" else min(inspectee.unit.area.includes, key=len)


def _region(inspectee: Inspectee) -> str:
    return inspectee.code if inspectee.kind == "county" else ",".join(inspectee.unit.area.includes)
