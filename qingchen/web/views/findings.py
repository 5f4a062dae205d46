"""问题: the ledger, raising from an item, a lead or a visit, a place's own shortcomings, and the file of the ledger."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen import clock
from qingchen.accounts.refusal import Doer, not_permitted
from qingchen.findings.actions import note_shortcoming, raise_finding
from qingchen.findings.actions.closing import escalate_finding
from qingchen.findings.actions.export import export_findings
from qingchen.findings.overviewed import Overviewed, overviewed
from qingchen.findings.rules import SEVERITIES
from qingchen.findings.store import findings_for, known_findings, may
from qingchen.inspection import store
from qingchen.inspection.item import Item
from qingchen.inspection.models import Inspectee
from qingchen.problems import Problem
from qingchen.standards.violations import violation_of_item, violations
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import three_values
from qingchen.web.presenters.findings import ledger as presenter

_TEXTS = ("statement", "fact", "figure", "named_object")


@require_safe
@only(*OFFICES, act="查看问题")
def findings(request: HttpRequest) -> HttpResponse:
    """The ledger, by work list and words, of all inspectees or one; a place sees them once the report is signed."""
    actor = actor_of(request)
    rows = _rows(request, actor)
    name = _list(request)
    shown = presenter.chosen_rows(rows, name, request.GET.get("words", ""))
    one = rows[0].finding.inspectee if request.GET.get("inspectee") and rows else None
    found = [row for row in rows if row.finding.stands]
    context = {
        "lines": [presenter.line(row) | {"may_withdraw": _may_withdraw(actor, row)} for row in shown],
        "lists": presenter.lists(rows, name),
        "chosen": name,
        "words": request.GET.get("words", ""),
        "inspectee": request.GET.get("inspectee", ""),
        "found": len(found),
        "serious": sum(row.finding.severity == "serious" for row in found),
        "called": sum(row.step is not None for row in rows) if actor.role is Role.PROVINCE else 0,
        "one_inspectee": one.name if one else "",
        "is_office": actor.role is Role.PROVINCE,
    }
    return render(request, "findings/list.html", context)


@require_safe
@only(*OFFICES, act="导出问题整改台账")
def export(request: HttpRequest) -> HttpResponse:
    """The work list that is shown, as a workbook in the customary columns."""
    actor, round_ = actor_of(request), store.current_round()
    shown = presenter.chosen_rows(_rows(request, actor), _list(request), request.GET.get("words", ""))
    title = f"{round_.title}问题整改台账" if round_ else "问题整改台账"
    return download(export_findings(actor, shown, title), f"问题整改台账_{clock.today():%Y%m%d}.xlsx", WORKBOOK)


@require_POST
@only(Role.PROVINCE, act="提醒、催办、通报")
def escalate(request: HttpRequest) -> HttpResponse:
    """Take every step that the clock calls for today, one act a finding."""
    actor = actor_of(request)
    taken = [escalate_finding(actor, row.finding) for row in _rows(request, actor) if row.step is not None]
    told = "、".join(f"{name} {count} 个" for name, count in _counted(taken).items())
    messages.success(request, f"已办理：{told}。" if taken else "今天没有要提醒、催办或通报的问题。")
    return redirect("findings")


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="登记问题")
def new(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """Raise a finding from an item of the team's sheet; what is missing is told all at once."""
    actor = actor_of(request)
    inspectee = store.inspectee_for(actor, public_id)
    row = next((row for row in store.three_values(actor, inspectee) if row.item.code == code), None)
    if row is None:
        raise Problem("thing.not_found", what=f"检查事项 {code}")
    beside = {"item": row.item, "beside": three_values.beside(row, "inspection"), "shown": three_values.row(row, "")}
    return _raise(request, actor, inspectee, _first_words(row.item, row.verified, inspectee.name), beside, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="登记问题")
def new_elsewhere(request: HttpRequest, public_id: str) -> HttpResponse:
    """Raise a finding of a lead (`?lead=`, the person writes what was made of it) or of what was seen on a visit."""
    actor = actor_of(request)
    inspectee = store.inspectee_for(actor, public_id)
    asked = request.POST if request.method == "POST" else request.GET
    lead = asked.get("lead", "")[:500]
    items = [(row.item.code, f"{row.item.code} {row.item.title}") for row in store.three_values(actor, inspectee)]
    first = {"statement": "", "fact": "", "figure": "", "named_object": "" if lead else inspectee.name}
    context = {"lead": lead, "items": items, "code": asked.get("item_code", "")}
    source = "check" if lead else "visit"
    return _raise(request, actor, inspectee, first, context, code=context["code"], source=source, lead=lead)


@require_http_methods(["GET", "HEAD", "POST"])
@only(Role.PLACE, act="登记自查发现的问题")
def own(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """A shortcoming that the place found itself, with what it does about it."""
    actor = actor_of(request)
    inspectee = store.inspectee_for(actor, public_id)
    row = next((row for row in store.three_values(actor, inspectee) if row.item.code == code), None)
    if row is None:
        raise Problem("thing.not_found", what=f"检查事项 {code}")
    names = (*_TEXTS, "measure", "responsible_person")
    values, problem = {name: request.POST.get(name, "") for name in names}, None
    if request.method == "POST":
        try:
            made = note_shortcoming(actor, inspectee, code, **values)
        except Problem as refused:
            if refused.code != "finding.faulty":
                raise
            problem = refused
        else:
            messages.success(request, f"已登记为 {made.number}，整改后上传佐证即可报送。")
            return redirect("finding", made.public_id)
    context = {"inspectee": inspectee, "item": row.item, "values": values, "problem": problem}
    return render(request, "findings/own.html", context, status=problem.kind.status if problem else 200)


def _raise(
    request: HttpRequest,
    actor: Actor,
    inspectee: Inspectee,
    first: dict[str, str],
    beside: dict[str, Any],
    *,
    code: str,
    source: str = "item",
    lead: str = "",
) -> HttpResponse:
    if not store.may(actor, "raise_finding", inspectee):
        raise not_permitted(actor, "登记问题", (Doer.TEAM,))
    values = {name: request.POST.get(name, "") for name in (*_TEXTS, "severity", "violation", "clause")}
    problem = None
    if request.method == "POST":
        try:
            made = raise_finding(actor, inspectee, code, source=source, lead=lead, **values)
        except Problem as refused:
            if refused.code != "finding.faulty":
                raise
            problem = refused
        else:
            messages.success(request, f"{made.name} 的问题已登记。")
            return redirect("findings")
    context = beside | {
        "inspectee": inspectee,
        "values": values if request.method == "POST" else first,
        "severities": list(SEVERITIES.items()),
        "violations": list(violations().values()) if inspectee.kind == "employer" else [],
        "problem": problem,
    }
    return render(request, "findings/new.html", context, status=problem.kind.status if problem else 200)


def _rows(request: HttpRequest, actor: Actor) -> list[Overviewed]:
    """All that the actor may know of in the current round, of one inspectee where the address says so."""
    round_ = store.current_round()
    known = list(findings_for(actor, round_).prefetch_related("escalations", "proofs")) if round_ else []
    inspectee = request.GET.get("inspectee", "")
    return overviewed([one for one in known if inspectee in ("", one.inspectee.public_id)], known_findings(actor))


def _may_withdraw(actor: Actor, row: Overviewed) -> bool:
    working = row.finding.inspectee.unit.team.state == "working"
    return working and may(actor, "withdraw_finding", row.finding)


def _list(request: HttpRequest) -> str:
    name = request.GET.get("list", "all")
    return name if name in presenter.LISTS else "all"


def _counted(taken: list[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in taken:
        found[one.get_step_display()] = found.get(one.get_step_display(), 0) + 1
    return found


def _first_words(item: Item, verified: Any, name: str) -> dict[str, str]:
    """What the sheet already says, to be worked on rather than typed again."""
    fact = verified.remark if verified else ""
    violation = violation_of_item(item.code)
    return {"statement": "", "fact": fact, "figure": "", "named_object": name, "violation": violation}
