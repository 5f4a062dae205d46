"""现场记录: minutes, inspection and interview records, receipts of a place or employer; the index of papers."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen.accounts.refusal import Doer, not_permitted
from qingchen.inspection import store
from qingchen.inspection.actions.onsite import content_in, open_record, sign_record, void_record, write_record
from qingchen.inspection.models import Inspectee, SiteRecord
from qingchen.inspection.onsite.record_kinds import KINDS
from qingchen.inspection.onsite.record_rules import Content, content_of
from qingchen.inspection.onsite.store import record_for, records_for
from qingchen.inspection.onsite.working_papers import papers_of_unit
from qingchen.inspection.opinions.store import opinions_for
from qingchen.inspection.permissions import permitted
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import onsite as presenter

TEAM_AND_OFFICE = (Role.PROVINCE, Role.INSPECTOR)


@require_safe
@only(*TEAM_AND_OFFICE, act="查看现场记录")
def records(request: HttpRequest, public_id: str) -> HttpResponse:
    """The records of one inspectee, and what may be added."""
    actor = actor_of(request)
    one = store.inspectee_for(actor, public_id)
    found = records_for(actor, one.unit.round).filter(inspectee=one)
    kinds = [kind for kind in KINDS.values() if one.kind != "employer" or kind.name != "meeting"]
    context = {
        "one": one,
        "lines": [presenter.line(row) for row in found],
        "kinds": kinds,
        "may_write": store.may(actor, "write_record", one),
        "opinions": opinions_for(actor, one.unit.round).filter(meeting__inspectee=one).count(),
    }
    return render(request, "onsite/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*TEAM_AND_OFFICE, act="制作现场记录")
def new(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """A new record, or a further version of one that waits for signature."""
    actor = actor_of(request)
    one = store.inspectee_for(actor, public_id)
    if kind not in KINDS or not store.may(actor, "write_record", one):
        raise not_permitted(actor, "制作现场记录", (Doer.TEAM,))
    number = int(request.POST["number"]) if request.POST.get("number", "").isdecimal() else 0
    if request.method != "POST":
        return render(
            request, "onsite/form.html", _form(one, kind, {"subject": one.name, "recipient": one.name}, number)
        )
    content = content_of(KINDS[kind], request.POST.dict())
    items = [code.strip() for code in request.POST.get("items", "").replace("、", ",").split(",") if code.strip()]
    try:
        made = write_record(actor, one, kind, content, items=items, number=number)
    except Problem as problem:
        if problem.code != "record.faulty":
            raise
        context = _form(one, kind, content, number) | {"problem": problem, "items": request.POST.get("items", "")}
        return render(request, "onsite/form.html", context, status=problem.kind.status)
    messages.success(request, f"{made.title}已保存，待签字。")
    return redirect("site_record", made.public_id)


@require_safe
@only(*TEAM_AND_OFFICE, act="查看现场记录")
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """A record with its persons masked."""
    return render(request, "onsite/record.html", _shown(request, public_id))


@require_POST
@only(*TEAM_AND_OFFICE, act="查看现场记录原文")
def opened(request: HttpRequest, public_id: str) -> HttpResponse:
    """The record in clear, for a reason that stays on record; while it waits for signature it can be written on."""
    actor = actor_of(request)
    one = record_for(actor, public_id)
    content = open_record(actor, one, request.POST.get("reason", ""))
    context = _shown(request, public_id) | {
        "clear": True,
        "facts": presenter.facts(KINDS[one.kind], content, clear=True),
    }
    if store.may(actor, "write_record", one.inspectee) and context["line"]["drafted"]:
        context |= _form(one.inspectee, one.kind, content, one.number) | {"items": one.items, "may_edit": True}
    response = render(request, "onsite/record.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@only(*TEAM_AND_OFFICE, act="现场记录签字")
def sign(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    file = request.FILES.get("scan")
    name, data = (cast(str, file.name), file.read()) if file else ("", b"")
    one = sign_record(actor, record_for(actor, public_id), name, data)
    messages.success(request, f"{one.title}已签字{'，签字页已封存' if data else '；签字页可留存纸质件'}。")
    return redirect("site_record", public_id)


@require_POST
@only(*TEAM_AND_OFFICE, act="作废现场记录")
def void(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    one = void_record(actor, record_for(actor, public_id), request.POST.get("reason", ""))
    messages.success(request, f"{one.title}已作废，仍列在目录中。")
    return redirect("site_record", public_id)


@require_safe
@only(*TEAM_AND_OFFICE, act="查看底稿目录")
def papers(request: HttpRequest, public_id: str) -> HttpResponse:
    """The index of working papers of the unit, as a page or as a workbook."""
    actor = actor_of(request)
    one = store.inspectee_for(actor, public_id)
    found, title = papers_of_unit(actor, one), f"{one.unit.full_name}督导检查底稿目录"
    if request.GET.get("form") == "xlsx":
        return download(presenter.papers_workbook(title, found), f"{title}.xlsx", WORKBOOK)
    return render(request, "onsite/papers.html", {"one": one, "title": title, "papers": found})


def _form(one: Inspectee, kind: str, content: Content, number: int) -> dict[str, Any]:
    return {"one": one, "kind": KINDS[kind], "fields": presenter.fields(KINDS[kind], content), "number": number}


def _shown(request: HttpRequest, public_id: str) -> dict[str, Any]:
    actor = actor_of(request)
    one: SiteRecord = record_for(actor, public_id)
    standing = store.standing(actor, one.inspectee)
    may_write = store.may(actor, "write_record", one.inspectee)
    return {
        "one": one.inspectee,
        "record": one,
        "line": presenter.line(one),
        "facts": presenter.facts(KINDS[one.kind], content_in(one), clear=False),
        "versions": one.versions.select_related("by"),
        "may_open": permitted("open_record", standing),
        "may_sign": may_write and one.state == "drafted",
        "may_void": may_write and one.state == "drafted" and permitted("void_record", standing),
        "may_raise": may_write and one.kind == "meeting",
        "opinions": one.opinions.all(),
    }
