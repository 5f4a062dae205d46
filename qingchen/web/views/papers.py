"""佐证归集: a self-check's papers by department and category; one file serves many items, its versions side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from qingchen import clock
from qingchen.inspection import store, written
from qingchen.inspection.actions.selfcheck import file_evidence
from qingchen.inspection.models import Evidence, EvidenceFiling, Sheet
from qingchen.inspection.selfcheck.filing import Filing, filing_faults
from qingchen.inspection.selfcheck.store import filings_of
from qingchen.problems import Problem
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.posted_entry import keep_file
from qingchen.web.presenters import selfcheck as presenter
from qingchen.web.views.selfcheck import own_sheet

_TEXTS = ("department", "category", "document_no", "supersedes")
_DAYS = ("dated_on", "period_from", "period_until")


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="归集佐证材料")
def papers(request: HttpRequest, public_id: str) -> HttpResponse:
    """All files; many may be brought in at once under one filing. A file that is refused is told, the others are
    kept; a filing at fault keeps none."""
    actor, sheet = actor_of(request), own_sheet(request, public_id)
    told: list[str] = []
    if request.method == "POST":
        kept, files = 0, request.FILES.getlist("files")
        filed, told = _posted(request)
        told += filing_faults(store.form_of(sheet), filed, clock.today())
        told += [] if files else ["没有选择文件。"]
        for file in [] if told else files:
            try:
                file_evidence(actor, keep_file(actor, sheet, file), filed)
                kept += 1
            except Problem as problem:
                if problem.code != "evidence.not_accepted":
                    raise
                told.append(problem.sentence)
        if kept:
            messages.success(request, f"已归集 {kept} 件。")
        if not told:
            return redirect("papers_by_department", public_id)
    files = list(Evidence.objects.filter(sheet=sheet).order_by("id"))
    context = _choices(request, sheet) | {
        "sheet": sheet,
        "told": list(dict.fromkeys(told)),
        "groups": presenter.papers(files, filings_of(sheet)),
        "count": len(files),
        "may_fill": store.may(actor, "file_evidence", sheet),
    }
    return render(request, "selfcheck/papers.html", context, status=422 if told else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="归集佐证材料")
def filing(request: HttpRequest, public_id: str) -> HttpResponse:
    """How one file is filed, and every filing it had."""
    actor = actor_of(request)
    one = store.evidence_for(actor, public_id)
    sheet = own_sheet(request, one.sheet.public_id)
    problem = None
    if request.method == "POST":
        try:
            filed, unread = _posted(request)
            if unread:
                raise Problem("filing.faulty", file=one.file_name, lines=tuple(unread))
            file_evidence(actor, one, filed)
        except Problem as refused:
            if refused.code != "filing.faulty":
                raise
            problem = refused
        else:
            messages.success(request, f"“{one.file_name}”已归集。")
            return redirect("papers_by_department", sheet.public_id)
    history = list(EvidenceFiling.objects.filter(evidence=one).select_related("by", "supersedes"))
    context = _choices(request, sheet, history[-1] if history else None) | {
        "sheet": sheet,
        "file": one,
        "history": [(row, presenter.category(row.category)) for row in history[::-1]],
        "others": list(Evidence.objects.filter(sheet=sheet).exclude(id=one.id).order_by("id")),
        "problem": problem,
        "may_fill": store.may(actor, "file_evidence", sheet),
    }
    return render(request, "selfcheck/filing.html", context, status=problem.kind.status if problem else 200)


def _posted(request: HttpRequest) -> tuple[Filing, list[str]]:
    """The filing, and the days in it that cannot be read."""
    posted = request.POST
    days = {name: written.day(posted.get(name)) for name in _DAYS}
    unread = [posted[name][:20] for name in _DAYS if posted.get(name) and days[name] is None]
    texts = {name: written.text(posted.get(name), lines=False) for name in _TEXTS}
    filing_ = Filing(
        texts["department"],
        texts["category"],
        tuple(posted.getlist("items")),
        texts["document_no"],
        days["dated_on"],
        days["period_from"],
        days["period_until"],
        texts["supersedes"],
    )
    return filing_, [f"“{text}”不能读作日期。请写成 2020-06-30 的样子。" for text in unread]


def _choices(request: HttpRequest, sheet: Sheet, held: EvidenceFiling | None = None) -> dict[str, Any]:
    """What the form of a filing offers, and what stands in it."""
    if request.method == "POST":
        values: dict[str, Any] = {name: request.POST.get(name, "") for name in (*_TEXTS, *_DAYS)}
        chosen = set(request.POST.getlist("items"))
    else:
        values = {name: getattr(held, name, "") or "" for name in (*_TEXTS, *_DAYS)}
        values |= {name: f"{values[name]:%Y-%m-%d}" for name in _DAYS if values[name]}
        values["supersedes"] = held.supersedes.public_id if held and held.supersedes else ""
        chosen = set(held.items.split(",")) if held else set(request.GET.getlist("item"))
    return {
        "values": values,
        "categories": presenter.categories(),
        "choices": presenter.item_choices(store.form_of(sheet), chosen),
    }
