"""One item of a sheet: filling it on its own page (also on a phone) or in the work list."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from qingchen.findings.store import findings_at, may_note_shortcoming
from qingchen.inspection import answer_text, store
from qingchen.inspection.actions.evidence import evidence_bytes
from qingchen.inspection.actions.sheets import save_entry
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import Item
from qingchen.inspection.models import Sheet
from qingchen.inspection.rendering import page
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.downloads import download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.posted_entry import entry_from
from qingchen.web.presenters import entry_form, three_values
from qingchen.web.presenters import sheets as presenter
from qingchen.web.presenters.findings import ledger
from qingchen.web.presenters.prepared import prepared_of


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="填写检查事项")
def item(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """The item's page, or its panel where the work list asks for it; saving goes on to the next blank item."""
    actor = actor_of(request)
    sheet = store.sheet_for(actor, public_id)
    one = store.form_of(sheet).by_code.get(code)
    if one is None:
        raise Problem("thing.not_found", what=f"检查事项 {code}")
    problem = None
    if request.method == "POST":
        try:
            save_entry(actor, sheet, entry_from(request, actor, sheet, one))
        except Problem as refused:
            if refused.code not in ("answer.faulty", "evidence.not_accepted"):
                raise
            problem = refused
        else:
            return _saved(request, sheet, one)
    in_list = bool(getattr(request, "htmx", False))
    template = "sheets/item_rows.html" if in_list else "sheets/item.html"
    # A fragment that htmx is to put in place must come with a status that it swaps.
    status = problem.kind.status if problem and not in_list else 200
    return render(request, template, _context(request, sheet, one, problem) | {"panel": True}, status=status)


@require_safe
@only(*OFFICES, act="查看检查事项")
def line(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """The item's line of the work list alone: what closing its panel leaves."""
    sheet = store.sheet_for(actor_of(request), public_id)
    one = store.form_of(sheet).by_code.get(code)
    if one is None:
        raise Problem("thing.not_found", what=f"检查事项 {code}")
    return render(request, "sheets/item_rows.html", _line(request, sheet, one))


@require_safe
@only(*OFFICES, act="查看佐证")
def evidence(request: HttpRequest, public_id: str) -> HttpResponse:
    """A file as it was uploaded, for those who may see its sheet."""
    found = store.evidence_for(actor_of(request), public_id)
    return download(evidence_bytes(found), found.file_name, found.media_type)


def _saved(request: HttpRequest, sheet: Sheet, one: Item) -> HttpResponse:
    if getattr(request, "htmx", False):
        return render(request, "sheets/item_rows.html", _line(request, sheet, one) | {"just_saved": True})
    messages.success(request, f"{one.code} 已保存。")
    around = presenter.around(store.form_of(sheet), store.entries_of(sheet), one.code)
    onward = {"next_blank": around["next_blank"], "later": around["later"]}.get(request.POST.get("then", ""), one.code)
    return redirect("item", sheet.public_id, onward) if onward else redirect("sheet", sheet.public_id)


def _line(request: HttpRequest, sheet: Sheet, one: Item) -> dict[str, Any]:
    entry = store.entries_of(sheet).get(one.code)
    may_fill = store.may(actor_of(request), "save_entry", sheet)
    return {"line": presenter.item_line(one, entry), "one": {"public_id": sheet.public_id}, "may_fill": may_fill}


def _context(request: HttpRequest, sheet: Sheet, one: Item, problem: Problem | None) -> dict[str, Any]:
    actor = actor_of(request)
    form, entries = store.form_of(sheet), store.entries_of(sheet)
    entry = entries.get(one.code, Entry(one.code, None))
    values: Mapping[str, Any] = page.to_fields(one, entry.answer)
    if problem:
        values = request.POST.dict() | {"proof": "\n".join(request.POST.getlist("proof"))}
        entry = _as_posted(request, one)
    row = next((row for row in store.three_values(actor, sheet.inspectee) if row.item.code == one.code), None)
    files = list(sheet.evidence.order_by("id"))
    return _line(request, sheet, one) | {
        "sheet": sheet,
        "item": one,
        "problem": problem,
        "form": entry_form.entry_form(one, sheet.purpose, values, entry, files),
        "answer": answer_text.text(one, entry.answer),
        "beside": three_values.beside(row, sheet.purpose) if row else [],
        "around": presenter.around(form, entries, one.code),
        "may_raise": sheet.purpose == "inspection" and store.may(actor, "raise_finding", sheet.inspectee),
        "may_note_own": sheet.purpose == "self_check" and may_note_shortcoming(actor, sheet.inspectee),
        "self_check": sheet.purpose == "self_check",
        "found": ledger.short_lines(findings_at(actor, sheet.inspectee, one.code)),
        **prepared_of(sheet, one, entry),
        "files_papers": sheet.purpose == "self_check" and store.may(actor, "file_evidence", sheet),
        "shows_methods": sheet.purpose == "inspection" and actor.role is not Role.PLACE,
    }


def _as_posted(request: HttpRequest, one: Item) -> Entry:
    """What stands beside the answer, as the person left it, for the form that is shown again."""
    texts = {name: request.POST.get(name, "") for name in ("responsible_person", "department", "verdict", "remark")}
    return Entry(one.code, None, evidence=tuple(request.POST.getlist("evidence")), **texts)
