"""台账报送: sending a register, its problems, and its acceptance by the level above."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.problems import Problem
from qingchen.registers import actions
from qingchen.registers.actions.standing import effect_of
from qingchen.registers.actions.take_in import check_or_give_back, waits_for_mapping
from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.given_back import refused_lines, why_not_in_part
from qingchen.registers.models import Submission
from qingchen.registers.permissions import check_can_accept
from qingchen.registers.problem_classes import HINTS, by_class, of_kind
from qingchen.registers.register import Severity
from qingchen.registers.template import template_workbook
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.paging import page_of
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import submissions as presenter
from qingchen.web.submission_filters import asked_of, choices_of, narrowed
from qingchen.web.submission_standing import standing_of
from qingchen.web.submissions_seen import problems_of, submission_for, submissions_for

_View = Callable[[HttpRequest, str], HttpResponse]
_office = only(Role.PROVINCE, Role.PLACE, act="报送和审核台账")


def _back_where_it_stands(view: _View) -> _View:
    """A second click, or a colleague's act a moment before: shown is the submission as it now stands, and why nothing
    more was done."""

    @wraps(view)
    def shown(request: HttpRequest, public_id: str) -> HttpResponse:
        try:
            return view(request, public_id)
        except Problem as refused:
            if refused.code not in ("submission.wrong_state", "submission.leaves_out"):
                raise
            messages.warning(request, f"{refused.sentence}以下是它现在的情况。")
            return redirect("submission", public_id)

    return shown


@require_safe
@_office
def submissions(request: HttpRequest) -> HttpResponse:
    """Newest first, by state, register, region, sender and days, with the template workbooks under them."""
    everything = submissions_for(actor_of(request))
    asked = asked_of(request)
    found = narrowed(everything, asked)
    counts = {row["state"]: row["count"] for row in found.order_by().values("state").annotate(count=Count("id"))}
    rows = page_of(request, found.filter(state=asked.state) if asked.state else found)
    states = [("", "全部", sum(counts.values()))]
    states += [(value, str(label), counts[value]) for value, label in Submission.State.choices if value in counts]
    context = {
        "rows": rows,
        "submissions": [presenter.submission(row, _titles()) for row in rows],
        "states": states,
        "chosen": asked.state,
        "asked": asked,
        "choices": choices_of(everything),
        "registers": _registers(),
        "may_send": True,
    }
    return render(request, "submissions/list.html", context)


@require_safe
@_office
def submission(request: HttpRequest, public_id: str) -> HttpResponse:
    """When it was received, checked and accepted, what was found, and what may be done with it now."""
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    problems, left_out = problems_of(found)
    kind = request.GET.get("kind", "")
    page = page_of(request, of_kind(problems, kind), 100)
    open_, may = found.state == Submission.State.CHECKED, _may_accept(actor, found)
    context = standing_of(found) | {
        "one": presenter.submission(found, _titles()),
        "state": found.state,
        "rows": page,
        "problems": presenter.problems(page),
        "classes": by_class(one for one in problems if one.severity is Severity.FAULT),
        "hints": problems.hints,
        "hint_kind": HINTS,
        "kind": kind,
        "left_out": left_out,
        "may_accept": open_ and may,
        "effect": effect_of(found) if open_ and not found.problem_count else None,
        "may_take_back": found.state in (Submission.State.RECEIVED, Submission.State.CHECKED) and not (open_ and may),
        "is_withdrawal": found.mode == Submission.Mode.WITHDRAW,
        "may_withdraw": found.state == Submission.State.ACCEPTED and may,
        "why_whole": why_not_in_part(found.mode, problems) if found.problem_count else "",
        "good_rows": found.rows - len(refused_lines(problems)) + sum(one.rule == "cells_shifted" for one in problems),
        "may_map": found.state in (Submission.State.RECEIVED, Submission.State.CHECKED),
        "waits_for_mapping": waits_for_mapping(found),
    }
    return render(request, "submissions/detail.html", context)


@require_safe
@_office
def annotated(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    return download(actions.open_annotated(actor, found), f"批注-{found.file_name.rpartition('.')[0]}.xlsx", WORKBOOK)


@require_safe
@_office
def original(request: HttpRequest, public_id: str) -> HttpResponse:
    """The file as it was received; leaves a line."""
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    return download(actions.open_received(actor, found), found.file_name, "application/octet-stream")


@require_safe
@_office
def given_back(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    name = f"退回更正-{found.file_name.rpartition('.')[0]}.xlsx"
    return download(actions.open_given_back(actor, found), name, WORKBOOK)


@require_POST
@_office
@_back_where_it_stands
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Go on with a check that was cut off: the server stopped while it read the file."""
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    result = check_or_give_back(actor, found)
    messages.success(request, f"已检查完，共 {result.rows} 行，{result.problems.total} 处问题。")
    return redirect("submission", public_id)


@require_POST
@_office
@_back_where_it_stands
def accept_part(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    batch = actions.accept_good_rows(actor, found)
    messages.success(
        request, f"无误的 {batch.rows} 行已接收入账，为第 {batch.number} 批；{found.given_back} 行退回更正。"
    )
    return redirect("submission", public_id)


@require_POST
@_office
@_back_where_it_stands
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    batch = actions.withdraw_accepted(actor, found, request.POST.get("reason", ""))
    messages.success(request, f"“{found.file_name}”已撤销入账（第 {batch.number} 批），各行恢复到它入账之前。")
    return redirect("submission", public_id)


@require_POST
@_office
@_back_where_it_stands
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    agreed = request.POST.get("withdrawing", "")
    batch = actions.accept(actor, found, withdrawing=int(agreed) if agreed.isdecimal() else 0)
    messages.success(request, f"“{found.file_name}”已接收入账，为第 {batch.number} 批，{batch.rows} 行。")
    return redirect("submission", public_id)


@require_POST
@_office
@_back_where_it_stands
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """By the sender's side, before it is accepted: the wrong file, or one that will be sent anew."""
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    actions.withdraw(actor, found, request.POST.get("reason", "").strip())
    messages.success(request, f"“{found.file_name}”已撤回，没有入账；同一份文件可以再报。")
    return redirect("submission", public_id)


@require_POST
@_office
@_back_where_it_stands
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
