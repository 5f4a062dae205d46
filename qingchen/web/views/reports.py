"""报告: what is still wanting, the leader's sign-off, and the signed files."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.indicators.store import first_frozen_at
from qingchen.inspection import store
from qingchen.inspection.models import Team
from qingchen.inspection.permissions import permitted, province_standing
from qingchen.inspection.states import TeamState
from qingchen.problems import Problem
from qingchen.reports.actions.round_documents import OF_THE_ROUND, Issuing, issue_document
from qingchen.reports.actions.team_reports import make_leads_ready, readiness, reissue_report, sign_report
from qingchen.reports.catalogue import reports as kinds
from qingchen.reports.pdf.faces import faces
from qingchen.reports.standing import stale
from qingchen.reports.store import file_bytes, file_for, files_for
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import PDF, WORD, WORKBOOK, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters.documents import file_line

_TYPES = {"docx": WORD, "xlsx": WORKBOOK, "pdf": PDF}


@require_safe
@only(*OFFICES, act="查看报告")
def reports(request: HttpRequest) -> HttpResponse:
    return render(request, "reports/list.html", _context(actor_of(request)))


@require_POST
@only(*OFFICES, act="签发检查工作报告")
def sign(request: HttpRequest, public_id: str) -> HttpResponse:
    """The leader's signature; where something is wanting, all of it is told."""
    actor = actor_of(request)
    team = store.team_for(actor, public_id)
    make_leads_ready(actor, team)
    try:
        files = sign_report(actor, team)
    except Problem as problem:
        if problem.code != "report.not_ready":
            raise
        return render(request, "reports/list.html", _context(actor) | {"problem": problem}, status=problem.kind.status)
    messages.success(request, f"第 {team.number} 组的报告已签发，共 {len(files)} 份文件。")
    return redirect("reports")


@require_safe
@only(*OFFICES, act="下载报告")
def file(request: HttpRequest, public_id: str) -> HttpResponse:
    """A signed file, byte for byte."""
    found = file_for(actor_of(request), public_id)
    ending = found.file_name.rpartition(".")[2].lower()
    return download(file_bytes(found), found.file_name, _TYPES.get(ending, "application/octet-stream"))


@require_POST
@only(*OFFICES, act="重新签发检查工作报告")
def reissue(request: HttpRequest, public_id: str) -> HttpResponse:
    """A newer version from the newest results; the older one stays."""
    actor = actor_of(request)
    team = store.team_for(actor, public_id)
    make_leads_ready(actor, team)
    try:
        files = reissue_report(actor, team, request.POST.get("reason", ""))
    except Problem as problem:
        return render(request, "reports/list.html", _context(actor) | {"problem": problem}, status=problem.kind.status)
    messages.success(request, f"第 {team.number} 组的报告已重新签发，共 {len(files)} 份文件，原版本仍可查看。")
    return redirect("reports")


@require_POST
@only(Role.PROVINCE, act="印发全省公文")
def issue(request: HttpRequest) -> HttpResponse:
    """A document of the whole round, from the signed reports."""
    actor, round_ = actor_of(request), store.current_round()
    kind = request.POST.get("kind", "")
    if round_ is None or kind not in OF_THE_ROUND:
        raise Problem("thing.not_found", what="这种公文")
    try:
        files = issue_document(actor, round_, kind, _issuing(request, kind))
    except Problem as problem:
        names = ("kind", "number", "due_on", "seal_of", "contact", "copies_to", "approver")
        values = {name: request.POST.get(name, "") for name in names}
        context = _context(actor) | {"problem": problem, "values": values}
        return render(request, "reports/list.html", context, status=problem.kind.status)
    messages.success(request, f"{kinds()[kind].title}已印发，共 {len(files)} 份文件。")
    return redirect("reports")


def _issuing(request: HttpRequest, kind: str) -> Issuing:
    """Raises Problem report.faulty_issuing where the deadline is no day."""
    due = request.POST.get("due_on", "").strip()
    try:
        due_on = date.fromisoformat(due) if due else None
    except ValueError as error:
        raise Problem("report.faulty_issuing", title=kinds()[kind].title, why=f"整改时限“{due}”不是日期") from error
    texts = {name: request.POST.get(name, "") for name in ("number", "seal_of", "contact", "copies_to", "approver")}
    return Issuing(due_on=due_on, **texts)


def _context(actor: Actor) -> dict[str, Any]:
    round_ = store.current_round()
    if round_ is None:
        return {"teams": [], "files": []}
    every = files_for(actor, round_).filter(superseded_at=None).prefetch_related("signed_copies")
    moved = {file_id: len(told) for file_id, told in stale(every).items()}
    files = [(one.team_id, file_line(one, moved.get(one.id, 0))) for one in every]
    own = [line for team_id, line in files if team_id is None or actor.role is Role.PLACE]
    shared = {"files": own, "typefaces": faces().no_pdf or faces().note}
    if actor.role is Role.PLACE:
        return shared | {"teams": []}
    frozen_at = first_frozen_at("unit", round_.campaign)
    teams = [
        _team(actor, line.team, line.leader, line.units, [file for team_id, file in files if team_id == line.team.id])
        | {
            "unfrozen": frozen_at is None and not line.signed,
            "frozen_since": frozen_at is not None
            and line.team.signed_at is not None
            and line.team.signed_at < frozen_at,
        }
        for line in store.handed_in(actor, round_)
    ]
    issues = [(kind, kinds()[kind].title) for kind in OF_THE_ROUND] if _may_issue(actor) else []
    return shared | {"teams": teams, "issues": issues}


def _may_issue(actor: Actor) -> bool:
    return permitted("issue_document", province_standing(actor))


def _team(actor: Actor, team: Team, leader: str, units: tuple[str, ...], files: list[dict[str, Any]]) -> dict[str, Any]:
    signed = team.state == TeamState.SIGNED
    return {
        "public_id": team.public_id,
        "number": team.number,
        "leader": leader,
        "units": "、".join(units),
        "state": TeamState(team.state).title,
        "signed": signed,
        "signed_at": team.signed_at,
        "wanting": [] if signed else readiness(team),
        "files": files,
        "moved": sum(file["moved"] > 0 for file in files),
        "may_sign": store.may(actor, "sign_report", team),
        "may_reissue": signed and permitted("reissue_report", store.team_standing(actor, team)),
        "on_team": actor.role is Role.INSPECTOR,
    }
