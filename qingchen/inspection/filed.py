"""What comes back from below is a fact too: a submitted sheet enters the store as rows of `claims` or `answers`."""

from datetime import date

import polars

from qingchen import clock
from qingchen.inspection.answer import text
from qingchen.inspection.answer_json import to_json
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import Inspectee, Sheet, Team
from qingchen.inspection.states import SheetState
from qingchen.inspection.store import entries_of, form_of
from qingchen.inspection.three_values import rate_of
from qingchen.registers.actions import put_rows
from qingchen.registers.models import Batch
from qingchen.values.actor import Actor

REGISTER_OF = {"self_check": "claims", "inspection": "answers"}


def file_submitted(actor: Actor, sheet: Sheet) -> Batch | None:
    """Put the sheet's answers and the fingerprints of its evidence; the batch of the answers.

    None, and nothing is put, for a visit that is not released: places read registers, and of such a visit no register
    may know, nor any count of batches. Its release files it (`release_visits`).
    """
    if not sheet.inspectee.released_at:
        return None
    batch = _file_answers(actor, sheet, entries_of(sheet))
    _file_evidence(actor, sheet)
    return batch


def release_visits(actor: Actor, team: Team) -> None:
    """From now on the places may know of the team's visits, and the registers hold what was found."""
    for inspectee in Inspectee.objects.filter(unit__team=team, released_at__isnull=True).order_by("id"):
        inspectee.released_at = clock.now()
        inspectee.save(update_fields=["released_at"])
        for sheet in inspectee.sheets.exclude(state=SheetState.OPEN).select_related("inspectee__unit__round", "form"):
            file_submitted(actor, sheet)


def _file_answers(actor: Actor, sheet: Sheet, filled: dict[str, Entry]) -> Batch:
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
                "submitted_on": _submitted_on(sheet),
            }
        )
    return put_rows(actor, REGISTER_OF[sheet.purpose], polars.DataFrame(rows), _region(inspectee))


def _file_evidence(actor: Actor, sheet: Sheet) -> None:
    """Put one row an evidence file of the sheet: its fingerprints and day, nothing of what it says."""
    inspectee = sheet.inspectee
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
            "submitted_on": _submitted_on(sheet),
        }
        for one in sheet.evidence.order_by("id")
    ]
    if rows:
        put_rows(actor, "evidence_files", polars.DataFrame(rows, infer_schema_length=None), _region(inspectee))


def _submitted_on(sheet: Sheet) -> date:
    assert sheet.submitted_at is not None
    return sheet.submitted_at.astimezone(clock.SHANGHAI).date()


def _round_code(inspectee: Inspectee) -> str:
    return f"{inspectee.unit.round.campaign}-{inspectee.unit.round.number}"


def _division(inspectee: Inspectee) -> str:
    return inspectee.code if inspectee.kind == "county" else min(inspectee.unit.area.includes, key=len)


def _region(inspectee: Inspectee) -> str:
    return inspectee.code if inspectee.kind == "county" else ",".join(inspectee.unit.area.includes)
