"""台账报送: sending a register, its problems, and its acceptance by the level above."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.problems import Problem
from qingchen.registers import actions
from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.models import Submission
from qingchen.registers.permissions import check_can_accept
from qingchen.registers.template import template_workbook
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.paging import page_of
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import submissions as presenter
from qingchen.web.submissions_seen import problems_of, submission_for, submissions_for

_office = only(Role.PROVINCE, Role.PLACE, act="报送和审核台账")


@require_safe
@_office
def submissions(request: HttpRequest) -> HttpResponse:
    """Newest first, by state, with the template workbooks under them."""
    found = submissions_for(actor_of(request))
    counts = {row["state"]: row["count"] for row in found.order_by().values("state").annotate(count=Count("id"))}
    chosen = request.GET.get("state", "")
    rows = page_of(request, found.filter(state=chosen) if chosen else found)
    states = [("", "全部", sum(counts.values()))]
    states += [(value, str(label), counts[value]) for value, label in Submission.State.choices if value in counts]
    context = {
        "rows": rows,
        "submissions": [presenter.submission(row, _titles()) for row in rows],
        "states": states,
        "chosen": chosen,
        "registers": _registers(),
        "may_send": True,
    }
    return render(request, "submissions/list.html", context)


@require_safe
@_office
def submission(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    problems, left_out = problems_of(found)
    page = page_of(request, problems, 100)
    return render(
        request,
        "submissions/detail.html",
        {
            "one": presenter.submission(found, _titles()),
            "state": found.state,
            "rows": page,
            "problems": presenter.problems(page),
            "left_out": left_out,
            "may_accept": found.state == Submission.State.CHECKED and _may_accept(actor, found),
        },
    )


@require_safe
@_office
def annotated(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    return download(actions.open_annotated(actor, found), f"批注-{found.file_name.rpartition('.')[0]}.xlsx", WORKBOOK)


@require_POST
@_office
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    batch = actions.accept(actor, found)
    messages.success(request, f"“{found.file_name}”已接收入账，为第 {batch.number} 批，{batch.rows} 行。")
    return redirect("submission", public_id)


@require_POST
@_office
def refuse(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    actions.refuse(actor, found, request.POST.get("reason", "").strip())
    messages.success(request, f"“{found.file_name}”已退回。")
    return redirect("submission", public_id)


@require_safe
@_office
def template(request: HttpRequest, name: str) -> HttpResponse:
    """The template workbook of a register."""
    register = register_named(name)
    return download(template_workbook(register), f"{register.title}样表.xlsx", WORKBOOK)


def _may_accept(actor: Actor, found: Submission) -> bool:
    try:
        check_can_accept(actor, found.region.split(","), found.file_name)
    except Problem:
        return False
    return True


def _titles() -> dict[str, str]:
    return {name: register.title for name, register in registers().items()}


def _registers() -> list[dict[str, Any]]:
    return [
        {"name": name, "title": one.title, "columns": len(one.columns), "note": one.note, "basis": one.basis}
        for name, one in registers().items()
        if one.importable
    ]
