"""检查表: sheets as work lists; handing in, giving back, and the workbook of a sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection import answer_text, store
from qingchen.inspection.actions.sheets import claimed_answers, return_sheet, save_entries, submit_sheet
from qingchen.inspection.models import Sheet
from qingchen.inspection.rendering import workbook
from qingchen.problems import Problem
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.posted_entry import keep_file
from qingchen.web.presenters import sheets as presenter
from qingchen.web.presenters.methods import methods_of
from qingchen.web.presenters.refusals import by_item


@require_safe
@only(*OFFICES, act="查看检查表")
def sheets(request: HttpRequest) -> HttpResponse:
    """Every sheet that the person may know of, with how far it is."""
    actor, round_ = actor_of(request), store.current_round()
    found = list(store.sheets_for(actor, round_)) if round_ else []
    lines = [presenter.sheet(one, store.progress(one)) for one in found]
    purpose = request.GET.get("purpose", "")
    shown = [line for line in lines if not purpose or line["self_check"] == (purpose == "self_check")]
    return render(request, "sheets/list.html", {"sheets": shown, "purpose": purpose, "count": len(lines)})


@require_safe
@only(*OFFICES, act="查看检查表")
def sheet(request: HttpRequest, public_id: str) -> HttpResponse:
    """The work list of one sheet."""
    return render(request, "sheets/sheet.html", _context(request, public_id))


@require_POST
@only(*OFFICES, act="提交检查表")
def submit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand the sheet in; where items are wanting, all of them are shown, each with a link to mend it."""
    actor = actor_of(request)
    one = store.sheet_for(actor, public_id)
    try:
        submit_sheet(actor, one)
    except Problem as problem:
        if problem.code != "sheet.blank_items":
            raise
        wanting = by_item(problem.lines, store.form_of(one))
        context = _context(request, public_id) | {"refusal": problem, "wanting": wanting}
        return render(request, "sheets/sheet.html", context, status=problem.kind.status)
    messages.success(request, f"“{one.title}”已提交。")
    return redirect("sheet", public_id)


@require_POST
@only(*OFFICES, act="退回补正")
def give_back(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    one = return_sheet(actor, store.sheet_for(actor, public_id), request.POST.get("reason", "").strip())
    messages.success(request, f"“{one.title}”已退回补正。")
    return redirect("sheet", public_id)


@require_safe
@only(*OFFICES, act="下载检查表")
def as_workbook(request: HttpRequest, public_id: str) -> HttpResponse:
    """The sheet as an .xlsx, to be filled without the network and sent back."""
    one = store.sheet_for(actor_of(request), public_id)
    form, entries = store.form_of(one), store.entries_of(one)
    in_order = [entries[item.code] for item in form.items if item.code in entries]
    data = workbook.write(
        form,
        in_order,
        place_name=one.inspectee.name,
        purpose=one.purpose,
        claimed={code: answer_text.text(form.by_code[code], answer) for code, answer in claimed_answers(one).items()},
    )
    return download(data, f"{one.title}.xlsx", WORKBOOK)


@require_POST
@only(*OFFICES, act="填写检查事项")
def from_workbook(request: HttpRequest, public_id: str) -> HttpResponse:
    """Fill the sheet from a workbook; what is refused is told item by item, the rest is saved."""
    actor = actor_of(request)
    one = store.sheet_for(actor, public_id)
    file = request.FILES.get("file")
    if file is None:
        raise Problem("file.not_a_workbook", file="（未选择）", why="没有收到文件")
    form = store.form_of(one)
    entries, problems = workbook.read(form, file.read())
    refused = [problem.text for problem in problems] + save_entries(
        actor, one, [entry for entry in entries if not entry.blank and entry.item_code in form.by_code]
    )
    context = _context(request, public_id) | {"read": len(entries), "wanting": by_item(refused, form)}
    return render(request, "sheets/sheet.html", context)


@require_POST
@only(*OFFICES, act="上传佐证")
def papers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep the files that a workbook's lines name, many at once; those refused are told one by one."""
    actor = actor_of(request)
    one = store.sheet_for(actor, public_id)
    kept = 0
    for file in request.FILES.getlist("files"):
        try:
            keep_file(actor, one, file)
            kept += 1
        except Problem as problem:
            if problem.code != "evidence.not_accepted":
                raise
            messages.error(request, problem.sentence)
    if kept:
        messages.success(request, f"已上传佐证 {kept} 件。")
    return redirect("sheet", public_id)


def _context(request: HttpRequest, public_id: str) -> dict[str, Any]:
    actor = actor_of(request)
    one: Sheet = store.sheet_for(actor, public_id)
    form, entries = store.form_of(one), store.entries_of(one)
    lists = presenter.filtered(form, entries, actor.name)
    chosen = request.GET.get("list", "all")
    chosen = chosen if chosen in lists else "all"
    shown = [name for name in presenter.FILTERS if name in ("all", "blank", "mine") or lists[name]]
    return {
        "one": presenter.sheet(one, store.progress(one)),
        "inspectee": one.inspectee,
        "form": form,
        "groups": presenter.groups(form, entries, lists[chosen]),
        "filters": [(name, presenter.FILTERS[name], len(lists[name])) for name in shown],
        "chosen": chosen,
        "papers_wanting": presenter.papers_wanting(entries, store.evidence_names(one)),
        **methods_of(actor, one),
        "newer": store.newer_version(one),
        "may_fill": store.may(actor, "save_entry", one),
        "may_submit": store.may(actor, "submit_sheet", one),
        "may_return": store.may(actor, "return_sheet", one),
    }
