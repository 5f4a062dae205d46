"""Taking rows out of the store: every file that leaves has its line before its first byte, and one after its last."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from qingchen.accounts.actions import record
from qingchen.accounts.models import new_public_id
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.exchange import workbook_out
from qingchen.registers.exchange.broken_off import told_where_broken_off
from qingchen.registers.exchange.form import Form, stream
from qingchen.registers.exchange.selection import Selection
from qingchen.registers.exchange.sensitive import with_sensitive
from qingchen.registers.exchange.style import Style
from qingchen.registers.permissions import MOST_OF_A_REASON, check_can_export, check_can_export_unmasked
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Actor


@dataclass(frozen=True)
class Export:
    """A file on its way out. `stream` gives it once; `uid` names it in the audit lines."""

    uid: str
    file_name: str
    form: Form
    rows: int
    stream: Iterator[bytes]


def export_rows(
    actor: Actor,
    selection: Selection,
    form: Form,
    *,
    about: date,
    known_on: date | None = None,
    style: Style = Style.WORDS,
    unmasked: bool = False,
    reason: str = "",
) -> Export:
    """The rows that lie in the actor's area, as known on `known_on` (today) about `about`.

    Sensitive columns are masked; `unmasked` wants a reason. The same facts, day and filters give the same bytes of a
    CSV again. Raises Problem.account.not_permitted, reveal.no_reason, register.unknown, export.too_many_rows.
    """
    check_can_export(actor)
    if unmasked:
        check_can_export_unmasked(actor, reason)
    register = register_named(selection.register)
    reader = ScopedReader(actor, store.snapshot(about, known_on))
    found = selection.picked(reader)
    rows = len(found)
    if form is Form.WORKBOOK:
        workbook_out.check_fits(register.title, rows)
    uid = new_public_id()
    details = {
        "register": register.name,
        "rows": rows,
        "form": form.value,
        "about": about.isoformat(),
        "known_on": reader.known_on.isoformat(),
        "until": reader.batches_until,
        "filters": selection.filters,
        "masked": not unmasked and bool(register.sensitive),
        "sensitive": [column.name for column in register.sensitive],
    }
    _begin(actor, uid, details | ({"reason": reason.strip()[:MOST_OF_A_REASON]} if unmasked else {}))
    frames = with_sensitive(register, found.frames(), store.sealed_batch, masked=not unmasked)
    parts = stream(register, frames, form, style, masked=not unmasked, rows=rows)
    name = f"{register.title}-{about.isoformat()}{'-' + selection.place if selection.place else ''}.{form.value}"
    return Export(uid, name, form, rows, told(actor, uid, told_where_broken_off(parts, form)))


def told(actor: Actor, uid: str, parts: Iterator[bytes]) -> Iterator[bytes]:
    """The parts; after the last one, or where whoever took them stopped, the line that says what left."""
    digest, size, whole = hashlib.sha256(), 0, False
    try:
        for part in parts:
            digest.update(part)
            size += len(part)
            yield part
        whole = True
    finally:
        end(actor, uid, {"bytes": size, "sha256": digest.hexdigest(), "whole": whole})


@transaction.atomic
def _begin(actor: Actor, uid: str, details: dict[str, object]) -> None:
    record(actor, "export_rows", "export", uid, region=",".join(actor.area.includes), details=details)


@transaction.atomic
def end(actor: Actor, uid: str, details: dict[str, object]) -> None:
    result = "done" if details["whole"] else "broken_off"
    record(actor, "end_export", "export", uid, region=",".join(actor.area.includes), result=result, details=details)
