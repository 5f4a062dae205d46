"""一行记录的来历: every version of one key, where each came from, and which held as known on a day."""

from datetime import date

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qingchen import clock
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import file_ids
from qingchen.registers.masked_rows import masked
from qingchen.registers.models import Batch
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Role
from qingchen.web.paging import page_of
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import row_history as presenter
from qingchen.web.submissions_seen import submission_for

_PAGE = 50


@require_safe
@only(*OFFICES, act="查看台账")
@never_cache
def history(request: HttpRequest, token: str) -> HttpResponse:
    """By the token of any version of it. Persons stay masked."""
    name, batch, row = file_ids().row_of(token)
    register, today = register_named(name), clock.today()
    everything = ScopedReader(actor_of(request), store.snapshot(today, max(today, store.batch_day())))
    version = everything.version(name, batch, row)
    key = {column: version.values[column] for column in register.key}
    versions = everything.history(name, key)
    known_on = min(_day(request.GET.get("known_on"), today), today)
    about = min(_day(request.GET.get("about"), today), today)
    reader = ScopedReader(actor_of(request), store.snapshot(about, known_on))
    batches = {one.number: one for one in Batch.objects.filter(number__in={v.batch for v in versions})}
    shown = masked(name, pl.DataFrame([{"_batch": one.batch, "_row": one.row} for one in versions]))
    context = {
        "register": register,
        "known_on": known_on,
        "about": about,
        "today": today,
        "title": presenter.title(register, versions[-1]),
        "holding": presenter.holding(register, reader, key),
        "versions": (heads := presenter.heads(versions, batches, known_on)),
        "rows": presenter.rows(register, versions, shown),
        "count": len(heads),
        "token": token,
    }
    for head in heads:
        head["holds"] = (head["batch"], head["row"]) == context["holding"]
    return render(request, "rows/history.html", context)


@require_safe
@only(Role.PROVINCE, Role.PLACE, act="查看台账")
@never_cache
def accepted_rows(request: HttpRequest, public_id: str) -> HttpResponse:
    """The rows of an accepted submission, as they were accepted; each leads to its history."""
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    batch = Batch.objects.filter(submission=found).first()
    if batch is None:
        raise Problem("thing.not_found", what="这份报送入账的行")
    register = register_named(batch.register)
    page = page_of(request, range(1, batch.rows + 1), _PAGE)
    today = clock.today()
    reader = ScopedReader(actor, store.snapshot(today, max(today, store.batch_day())))
    versions = reader.rows_of_batch(register.name, batch.number, page.start_index(), page.end_index())
    shown = masked(register.name, pl.DataFrame([{"_batch": one.batch, "_row": one.row} for one in versions]))
    ids = file_ids()
    lines = [presenter.line(register, one, shown, ids.row(register.name, one.batch, one.row)) for one in versions]
    context = {"one": found, "batch": batch, "register": register, "rows": page, "lines": lines}
    return render(request, "rows/batch.html", context | {"headings": presenter.line_headings(register)})


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise
