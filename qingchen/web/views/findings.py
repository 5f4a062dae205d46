"""问题: raising a finding from an item, the list, and the leader's withdrawal."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen.findings.actions import raise_finding, withdraw_finding
from qingchen.findings.models import Finding
from qingchen.findings.rules import SEVERITIES
from qingchen.findings.states import FindingState
from qingchen.findings.store import finding_for, findings_for
from qingchen.inspection import store
from qingchen.inspection.item import Item
from qingchen.problems import Problem
from qingchen.values.actor import Actor
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import three_values

_TEXTS = ("statement", "fact", "figure", "named_object")


@require_safe
@only(*OFFICES, act="查看问题")
def findings(request: HttpRequest) -> HttpResponse:
    """By inspectee, all or one; a place sees them once the report is signed."""
    actor, round_ = actor_of(request), store.current_round()
    rows = findings_for(actor, round_) if round_ else Finding.objects.none()
    inspectee = request.GET.get("inspectee", "")
    if inspectee:
        rows = rows.filter(inspectee__public_id=inspectee)
    lines = [_line(actor, row) for row in rows]
    raised = [line for line in lines if line["raised"]]
    context = {
        "lines": lines,
        "raised": len(raised),
        "serious": sum(line["serious"] for line in raised),
        "one_inspectee": lines[0]["inspectee"] if inspectee and lines else "",
    }
    return render(request, "findings/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="登记问题")
def new(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """Raise a finding from an item of the team's sheet; what is missing is told all at once."""
    actor = actor_of(request)
    inspectee = store.inspectee_for(actor, public_id)
    row = next((row for row in store.three_values(actor, inspectee) if row.item.code == code), None)
    if row is None:
        raise Problem("thing.not_found", what=f"检查事项 {code}")
    if not store.may(actor, "raise_finding", inspectee):
        raise Problem("account.not_permitted", role=actor.role.title, act="登记问题")
    values = {name: request.POST.get(name, "") for name in (*_TEXTS, "severity")}
    problem = None
    if request.method == "POST":
        try:
            raise_finding(actor, inspectee, code, **values)
        except Problem as refused:
            if refused.code != "finding.faulty":
                raise
            problem = refused
        else:
            messages.success(request, f"{code} 的问题已登记。")
            return redirect("findings")
    context: dict[str, Any] = {
        "inspectee": inspectee,
        "item": row.item,
        "beside": three_values.beside(row, "inspection"),
        "shown": three_values.row(row, ""),
        "values": values if request.method == "POST" else _first_words(row.item, row.verified, inspectee.name),
        "severities": list(SEVERITIES.items()),
        "problem": problem,
    }
    return render(request, "findings/new.html", context, status=problem.kind.status if problem else 200)


@require_POST
@only(*OFFICES, act="撤回问题")
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    withdraw_finding(actor, finding_for(actor, public_id), request.POST.get("reason", ""))
    messages.success(request, "问题已撤回，记录保留。")
    return redirect("findings")


def _first_words(item: Item, verified: Any, name: str) -> dict[str, str]:
    """What the sheet already says, to be worked on rather than typed again."""
    return {"statement": "", "fact": verified.remark if verified else "", "figure": "", "named_object": name}


def _line(actor: Actor, row: Finding) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _TEXTS} | {
        "public_id": row.public_id,
        "inspectee": row.inspectee.name,
        "inspectee_id": row.inspectee.public_id,
        "team": row.inspectee.unit.team.number,
        "item": row.item_code,
        "severity": row.get_severity_display(),
        "serious": row.severity == "serious",
        "state": FindingState(row.state).title,
        "raised": row.state == FindingState.RAISED,
        "at": row.at,
        "by": row.by.name,
        "may_withdraw": row.state == FindingState.RAISED and store.may(actor, "withdraw_finding", row.inspectee),
    }
