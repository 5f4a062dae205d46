"""What comes back from below is a fact too: a submitted sheet enters the store as rows of `claims` or `answers`."""

import polars

from qingchen import clock
from qingchen.inspection.answer import text
from qingchen.inspection.answer_json import to_json
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import Sheet
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
    for item in form.items:
        entry = filled[item.code]
        rate = rate_of(entry.answer)
        rows.append(
            {
                "round_code": f"{inspectee.unit.round.campaign}-{inspectee.unit.round.number}",
                "sheet_public_id": sheet.public_id,
                "inspectee_kind": inspectee.kind,
                "inspectee_code": inspectee.code,
                "division": min(inspectee.unit.area.includes, key=len)
                if inspectee.kind != "county"
                else inspectee.code,
                "form_code": form.code,
                "form_digest": form.digest,
                "item_code": item.code,
                "answer_kind": to_json(entry.answer)["type"] if entry.answer else "",
                "numerator": rate.numerator if rate else None,
                "denominator": rate.denominator if rate else None,
                "value_text": text(item, entry.answer) if entry.answer else "",
                "verdict": entry.verdict,
                "responsible_person": entry.responsible_person,
                "submitted_on": clock.today(),
            }
        )
    region = ",".join(inspectee.unit.area.includes) if inspectee.kind != "county" else inspectee.code
    return put_rows(actor, REGISTER_OF[sheet.purpose], polars.DataFrame(rows), region)
