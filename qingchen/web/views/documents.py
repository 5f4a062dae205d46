"""一份公文: whether it still stands, its versions, the signed copies, and a Word file compared with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection.permissions import permitted, province_standing
from qingchen.inspection.store import team_standing
from qingchen.problems import Problem
from qingchen.reports.actions.signed_copies import keep_certified, keep_scan
from qingchen.reports.figure_names import figure_names
from qingchen.reports.models import ReportFile
from qingchen.reports.returned_word import Comparison, compared, read_returned
from qingchen.reports.standing import stale
from qingchen.reports.store import copy_for, file_bytes, file_for, versions
from qingchen.values.actor import Actor
from qingchen.web.downloads import PDF, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters.documents import copy_line, version_line

_TYPES = {"pdf": PDF, "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}


@require_safe
@only(*OFFICES, act="查看公文")
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    return render(request, "reports/document.html", _context(actor, file_for(actor, public_id)))


@require_POST
@only(*OFFICES, act="登记签字盖章件")
def scan(request: HttpRequest, public_id: str) -> HttpResponse:
    """The scan is bound to the version whose code stands on it; one of an older version is refused."""
    actor = actor_of(request)
    file = file_for(actor, public_id)
    upload = request.FILES.get("file")
    try:
        if upload is None:
            raise Problem("report.not_a_scan", name="扫描件", why="没有选择文件", most=50)
        values = {name: request.POST.get(name, "") for name in ("code", "signer", "seal_of")}
        keep_scan(actor, file, upload.name or "", upload.read(), **values)
    except Problem as problem:
        return _told(request, actor, file, problem)
    messages.success(request, "签字盖章件已登记，与本版本绑定。")
    return redirect("document", public_id)


@require_POST
@only(*OFFICES, act="登记签字盖章件")
def certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    file = file_for(actor, public_id)
    upload = request.FILES.get("file")
    try:
        if upload is None:
            raise Problem("report.bad_certificate", name="签名件", why="没有选择文件")
        keep_certified(actor, file, upload.name or "", upload.read())
    except Problem as problem:
        return _told(request, actor, file, problem)
    messages.success(request, "数字签名已核验并登记，与本版本绑定。")
    return redirect("document", public_id)


@require_POST
@only(*OFFICES, act="核对改过的公文")
def returned(request: HttpRequest, public_id: str) -> HttpResponse:
    """An edited Word file: its figures that are no longer those that were issued. Nothing of it is kept."""
    actor = actor_of(request)
    file = file_for(actor, public_id)
    upload = request.FILES.get("file")
    try:
        if upload is None:
            raise Problem("report.not_a_word_file", name="（没有选择文件）")
        found = read_returned(upload.name or "", upload.read())
    except Problem as problem:
        return _told(request, actor, file, problem)
    issued = read_returned(file.file_name, file_bytes(file))
    context = _context(actor, file) | {
        "comparison": _named(compared(issued, found), file),
        "returned_name": upload.name,
        "other_version": found.print_code if found.print_code != file.print_code else "",
    }
    return render(request, "reports/document.html", context)


@require_safe
@only(*OFFICES, act="下载签字盖章件")
def copy(request: HttpRequest, public_id: str) -> HttpResponse:
    found = copy_for(actor_of(request), public_id)
    ending = found.file_name.rpartition(".")[2].lower()
    return download(file_bytes(found), found.file_name, _TYPES.get(ending, "application/octet-stream"))


def _told(request: HttpRequest, actor: Actor, file: ReportFile, problem: Problem) -> HttpResponse:
    context = _context(actor, file) | {"problem": problem}
    return render(request, "reports/document.html", context, status=problem.kind.status)


def _context(actor: Actor, file: ReportFile) -> dict[str, Any]:
    every = versions(file)
    standing = team_standing(actor, file.team) if file.team else province_standing(actor)
    current = file.superseded_at is None
    return {
        "file": file,
        "current": current,
        "newest": every[-1],
        "versions": [version_line(number, one) for number, one in enumerate(every, 1)],
        "moved": stale([file]).get(file.id, ()),
        "copies": [copy_line(one) for one in file.signed_copies.all()],
        "may_keep": current and permitted("keep_scan", standing),
        "word": file.file_name.endswith(".docx"),
        "pdf": file.file_name.endswith(".pdf"),
        "figures": len(file.figures),
    }


def _named(comparison: Comparison, file: ReportFile) -> dict[str, Any]:
    names = figure_names([one.what for one in comparison.figures])
    return {
        "figures": [(names[one.what], one.before, one.after) for one in comparison.figures],
        "lines": comparison.lines,
    }
