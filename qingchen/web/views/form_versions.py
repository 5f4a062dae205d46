"""检查表版本: the office publishes another table; every sheet goes on with the version it was begun on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from qingchen.inspection import store
from qingchen.inspection.actions.forms import publish_form, table_of
from qingchen.inspection.models import FormVersion
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.downloads import download
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import form_versions as presenter

_office = only(Role.PROVINCE, act="发布检查表")


@require_http_methods(["GET", "HEAD", "POST"])
@_office
def form_versions(request: HttpRequest) -> HttpResponse:
    """Every version with the sheets that point at it; a new table is published here, its faults told all at once."""
    round_, problem = store.current_round(), None
    if round_ is None:
        raise Problem("thing.not_found", what="督导检查轮次")
    if request.method == "POST":
        file = request.FILES.get("table")
        try:
            if file is None:
                raise Problem("form.faulty", form="检查表", count=1, lines=("没有选择文件。",))
            version = publish_form(actor_of(request), round_, request.POST.get("code", ""), file.read())
            messages.success(
                request, f"“{version.title}”第 {version.digest[:8]} 版已发布；没有动笔的表改用新版，其余不变。"
            )
            return redirect("form_versions")
        except Problem as refused:
            if not refused.code.startswith("form."):
                raise
            problem = refused
    found = presenter.versions(round_)
    codes = [(one["code"], f"{one['annex']} {one['title']}") for one in found if one["current"]]
    context = {"versions": found, "codes": codes, "problem": problem}
    return render(request, "round/form_versions.html", context, status=problem.kind.status if problem else 200)


@require_safe
@_office
def table(request: HttpRequest, digest: str) -> HttpResponse:
    """A version's table as published, for a spreadsheet."""
    version = FormVersion.objects.filter(digest=digest).first()
    if version is None:
        raise Problem("thing.not_found", what="这一版检查表")
    data = table_of(version).encode("utf-8-sig")
    return download(data, f"{version.code}-{digest[:8]}.csv", "text/csv; charset=utf-8")
