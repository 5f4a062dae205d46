"""通知: the provincial office uploads one, completes what was read beside the text, takes the folder or loads it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen.inspection.actions.campaign_folders import enter_folder
from qingchen.inspection.actions.notices import (
    correct_notice,
    draft_in,
    enter_notice,
    faults_of,
    read_notice,
    template,
)
from qingchen.inspection.models import NoticeDraft
from qingchen.inspection.notice.draft_folder import files_of, folder_name, zipped
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.downloads import download
from qingchen.web.paging import page_of
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import notices as presenter

_office = only(Role.PROVINCE, act="由通知建立活动")


@require_http_methods(["GET", "HEAD", "POST"])
@_office
def notices(request: HttpRequest) -> HttpResponse:
    """The notices read so far, newest first; a new one leads to its draft."""
    problem = None
    if request.method == "POST":
        try:
            return redirect("notice", _sent(request).public_id)
        except Problem as met:
            problem = met
    return _list(request, problem)


@require_POST
@_office
def load(request: HttpRequest) -> HttpResponse:
    """Load a campaign folder sent as .zip; every fault of it is told on the page."""
    file = request.FILES.get("folder")
    try:
        if file is None:
            raise Problem("campaign.not_a_folder", file="（未选择）", why="没有收到文件")
        round_ = enter_folder(actor_of(request), file.name or "活动文件夹.zip", file.read())
    except Problem as problem:
        if problem.code == "account.not_permitted":
            raise
        return _list(request, problem)
    messages.success(request, f"已载入：{round_.title}。账号已建立，请到“账号”发开通码。")
    return redirect("round")


@require_safe
@_office
def sample(request: HttpRequest) -> HttpResponse:
    """The campaign folder that ships, to be copied and changed."""
    files = {path.name: path.read_bytes() for path in sorted(template().iterdir()) if path.is_file()}
    return download(zipped(template().name, files), f"{template().name}.zip", "application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
@_office
def notice(request: HttpRequest, public_id: str) -> HttpResponse:
    """The draft beside the text; what was filled in is kept, a line more or less is made."""
    one = _notice(public_id)
    if request.method == "POST":
        values = {path: text for path, text in request.POST.items() if "." in path}
        change = request.POST.get("change", "")
        changed = correct_notice(actor_of(request), one, cast(dict[str, str], values), change)
        messages.success(request, f"已保存，改动 {changed} 处。" if changed else "没有改动。")
        return redirect("notice", public_id)
    draft = draft_in(one)
    context = presenter.page(draft, [] if one.round_id else faults_of(draft)) | {"one": one}
    return render(request, "notices/draft.html", context)


@require_safe
@_office
def folder(request: HttpRequest, public_id: str) -> HttpResponse:
    """The campaign folder as it stands, as .zip."""
    draft = draft_in(_notice(public_id))
    return download(
        zipped(draft.code, files_of(draft, template())), f"{folder_name(draft.code)}.zip", "application/zip"
    )


@require_POST
@_office
def enter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Load the campaign of a draft without fault."""
    round_ = enter_notice(actor_of(request), _notice(public_id))
    messages.success(request, f"已载入：{round_.title}。账号已建立，请到“账号”发开通码。")
    return redirect("notice", public_id)


def _list(request: HttpRequest, problem: Problem | None) -> HttpResponse:
    rows = page_of(request, NoticeDraft.objects.select_related("by", "round").order_by("-at", "-id"))
    context = {"rows": rows, "problem": problem}
    return render(request, "notices/list.html", context, status=problem.kind.status if problem else 200)


def _sent(request: HttpRequest) -> NoticeDraft:
    file = request.FILES.get("file")
    if file is None:
        raise Problem("notice.not_readable", file="（未选择）", why="没有收到文件")
    return read_notice(actor_of(request), file.name or "通知", file.read())


def _notice(public_id: str) -> NoticeDraft:
    found = NoticeDraft.objects.select_related("by", "round").filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这份通知")
    return found
