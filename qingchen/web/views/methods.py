"""检查方式: what the members noted on an item by each of the five methods, and the leader's decision."""

import json
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen import clock
from qingchen.inspection import answer_text, store, written
from qingchen.inspection.actions.methods import decide_item, first_day_of_records, note_item
from qingchen.inspection.actions.sheets import claimed_answers
from qingchen.inspection.entry import Entry
from qingchen.inspection.entry_json import from_json
from qingchen.inspection.item import Item
from qingchen.inspection.methods.answer_fields import part_of
from qingchen.inspection.methods.deciding import decided_line
from qingchen.inspection.methods.method import Method, method_meant, usual_method
from qingchen.inspection.methods.note import Note
from qingchen.inspection.methods.store import against_employers, decisions_of, item_notes, note_history, sheet_notes
from qingchen.inspection.models import Sheet
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.people import actor_of, only
from qingchen.web.posted_entry import kept_files
from qingchen.web.presenters import entry_form, three_values
from qingchen.web.presenters import methods as presenter

_TEAM_AND_OFFICE = (Role.PROVINCE, Role.INSPECTOR)
"""A place never reads who noted what; it reads the signed sheet."""


@require_safe
@only(*_TEAM_AND_OFFICE, act="查看各方式记录")
def methods(request: HttpRequest, public_id: str) -> HttpResponse:
    """The items of a team's sheet by how they were looked at, those to be decided first."""
    sheet = _sheet(request, public_id)
    noted = sheet_notes(sheet, store.form_of(sheet), claimed_answers(sheet))
    found = presenter.lists(noted)
    first = "open" if found["open"] else "all"
    chosen = request.GET.get("list", first)
    chosen = chosen if chosen in found else first
    context = {
        "sheet": sheet,
        "lines": [presenter.line(one) for one in found[chosen]],
        "filters": [(name, presenter.LISTS[name], len(found[name])) for name in presenter.LISTS],
        "chosen": chosen,
        "methods": [method.title for method in Method],
        "across": presenter.across(against_employers(sheet, store.form_of(sheet), claimed_answers(sheet))),
    }
    return render(request, "methods/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*_TEAM_AND_OFFICE, act="按检查方式记录")
def item(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """An item's notes; a member adds one, whole or in part."""
    sheet, one = _item(request, public_id, code)
    problem = None
    if request.method == "POST":
        try:
            note_item(actor_of(request), sheet, _posted(request, sheet, one))
        except Problem as refused:
            if refused.code not in ("answer.faulty", "evidence.not_accepted"):
                raise
            problem = refused
        else:
            messages.success(request, f"{code} 的记录已保存。")
            return redirect("item_methods", public_id, code)
    status = problem.kind.status if problem else 200
    return render(request, "methods/item.html", _context(request, sheet, one, problem), status=status)


@require_POST
@only(*_TEAM_AND_OFFICE, act="裁定不一致的记录")
def decide(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """The leader's choice, field by field, with the reason."""
    sheet, one = _item(request, public_id, code)
    merged = item_notes(sheet, one, claimed_answers(sheet).get(code)).merged
    chosen = {field.name: request.POST.get(f"choose-{field.name}", "") for field in merged.contradictions}
    reason = request.POST.get("reason", "")
    try:
        line, faults = decided_line(merged, chosen, reason)
        if faults:
            raise Problem("answer.faulty", item=code, lines=tuple(faults))
        decide_item(actor_of(request), sheet, line or Entry(code, None), reason)
    except Problem as refused:
        if refused.code != "answer.faulty":
            raise
        context = _context(request, sheet, one, refused) | {"chosen": chosen, "reason": reason}
        return render(request, "methods/item.html", context, status=refused.kind.status)
    messages.success(request, f"{code} 已裁定，各项记录都保留。")
    return redirect("item_methods", public_id, code)


def _sheet(request: HttpRequest, public_id: str) -> Sheet:
    sheet = store.sheet_for(actor_of(request), public_id)
    if sheet.purpose != "inspection":
        raise Problem("thing.not_found", what="这份检查表")
    return sheet


def _item(request: HttpRequest, public_id: str, code: str) -> tuple[Sheet, Item]:
    sheet = _sheet(request, public_id)
    one = store.form_of(sheet).by_code.get(code)
    if one is None:
        raise Problem("thing.not_found", what=f"检查事项 {code}")
    return sheet, one


def _posted(request: HttpRequest, sheet: Sheet, one: Item) -> Note:
    """Raises Problem answer.faulty where something cannot be read, evidence.not_accepted."""
    actor, posted = actor_of(request), request.POST
    fields, faults = part_of(one, posted)
    days: dict[str, date | None] = {}
    for name, title in (("on", "检查日期"), ("material_from", "资料起始日期"), ("material_until", "资料截止日期")):
        days[name] = written.day(posted.get(name))
        if posted.get(name) and days[name] is None:
            faults.append(f"{one.code}“{title}”不能读作日期：“{posted[name][:20]}”。请写成 2020-07-21 的样子。")
    method = method_meant(posted.get("method", ""))
    if method is None:
        faults.append(f"{one.code}：请选择检查方式。")
    if faults or method is None:
        raise Problem("answer.faulty", item=one.code, lines=tuple(faults))
    texts = {name: written.text(posted.get(name)) for name in ("verdict", "remark", "withdrawn")}
    records = method is Method.RECORDS_REVIEW
    if records:
        texts |= {name: written.text(posted.get(name)) for name in ("department", "material")}
    evidence = dict.fromkeys([*posted.getlist("evidence"), *kept_files(request, actor, sheet)])
    return Note(
        one.code,
        method,
        actor.username,
        actor.name,
        days["on"] or clock.today(),
        fields=fields,
        evidence=tuple(evidence),
        material_from=days["material_from"] if records else None,
        material_until=days["material_until"] if records else None,
        **texts,
    )


def _context(request: HttpRequest, sheet: Sheet, one: Item, problem: Problem | None) -> dict[str, Any]:
    actor, form = actor_of(request), store.form_of(sheet)
    noted = item_notes(sheet, one, claimed_answers(sheet).get(one.code))
    row = next(row for row in store.three_values(actor, sheet.inspectee) if row.item.code == one.code)
    posted = request.POST if problem else {}
    entry = Entry(one.code, None, verdict=posted.get("verdict", ""), remark=posted.get("remark", ""))
    decided = [(answer, from_json(json.loads(answer.answer.entry))) for answer in decisions_of(sheet, one.code)]
    return {
        "sheet": sheet,
        "item": one,
        "problem": problem,
        "noted": presenter.line(noted),
        "notes": [presenter.note(one, note) for note in noted.merged.notes],
        "fields": presenter.fields(noted.merged),
        "across": presenter.across(
            line for line in against_employers(sheet, form, claimed_answers(sheet)) if line.item.code == one.code
        ),
        "wanting": noted.merged.wanting,
        "beside": three_values.beside(row, "inspection"),
        "stands": answer_text.text(one, row.verified.answer) if row.verified else "",
        "history": presenter.versions(one, note_history(sheet, one.code)),
        "decisions": [
            presenter.decision(decision, answer_text.text(one, made.answer), number == len(decided) and not noted.open)
            for number, (decision, made) in enumerate(decided, start=1)
        ],
        "form": entry_form.entry_form(one, sheet.purpose, posted, entry, list(sheet.evidence.order_by("id"))),
        "methods": [(method.value, method.title) for method in Method],
        "usual": posted.get("method") or usual_method(form, one).value,
        "posted": posted,
        "first_day": first_day_of_records(sheet),
        "may_note": store.may(actor, "note_item", sheet),
        "may_decide": bool(noted.merged.contradictions) and store.may(actor, "decide_item", sheet),
    }
