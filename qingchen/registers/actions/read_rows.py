"""Reading rows by a program, a page at a time: masked, and each page with its line."""

from datetime import date

from django.db import transaction

from qingchen.accounts.actions import record
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.exchange.batch_rows import batch_rows
from qingchen.registers.exchange.page import Page, Place, page_of
from qingchen.registers.exchange.selection import Selection
from qingchen.registers.exchange.sensitive import with_sensitive
from qingchen.registers.models import Batch
from qingchen.registers.permissions import check_can_export
from qingchen.registers.reader import ScopedReader
from qingchen.registers.register import Register
from qingchen.values.actor import Actor

MOST_ROWS = 1_000


@transaction.atomic
def read_rows(
    actor: Actor, selection: Selection, about: date, known_on: date, until: int, after: Place | None, limit: int
) -> tuple[Page, int]:
    """A page of rows in the order of acceptance, and the last batch of the snapshot, for asking for the next page.

    Raises Problem.account.not_permitted, register.unknown.
    """
    check_can_export(actor)
    register = register_named(selection.register)
    facts = store.snapshot(about, known_on)
    reader = ScopedReader(actor, facts.up_to(until) if until else facts)
    page = _masked(register, page_of(selection.rows(reader), after, min(limit, MOST_ROWS)))
    details = {
        "register": register.name,
        "rows": page.rows.height,
        "about": about.isoformat(),
        "known_on": known_on.isoformat(),
        "until": reader.batches_until,
        "filters": selection.filters,
    }
    record(actor, "read_rows", "export", region=",".join(actor.area.includes), details=details)
    return page, reader.batches_until


@transaction.atomic
def read_batch(actor: Actor, batch: Batch, after: Place | None, limit: int) -> Page:
    """A page of the rows that a batch brought, with what it withdrew (`_act`).

    Raises Problem.account.not_permitted.
    """
    check_can_export(actor)
    register = register_named(batch.register)
    reader = ScopedReader(actor, store.snapshot(batch.known_on, batch.known_on).up_to(batch.number))
    page = _masked(register, page_of(batch_rows(reader, batch.number), after, min(limit, MOST_ROWS)))
    details = {"register": register.name, "rows": page.rows.height}
    record(actor, "read_batch", "batch", batch.uid, region=batch.region, details=details)
    return page


def _masked(register: Register, page: Page) -> Page:
    frames = with_sensitive(register, iter([page.rows]), store.sealed_batch, masked=True)
    return Page(next(frames), page.after)
