"""报告: what is still wanting, the leader's sign-off, and the signed files."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection import store
from qingchen.inspection.models import Team
from qingchen.inspection.states import TeamState
from qingchen.problems import Problem
from qingchen.reports.actions import readiness, sign_report
from qingchen.reports.models import ReportFile
from qingchen.reports.pdf.faces import faces
from qingchen.reports.store import file_bytes, file_for, files_for
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import PDF, WORD, WORKBOOK, download
from qingchen.web.people import OFFICES, actor_of, only

_TYPES = {"docx": WORD, "xlsx": WORKBOOK, "pdf": PDF}
_SIGNS = {"xlsx": "file-spreadsheet", "pdf": "file-type-pdf"}


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


def _context(actor: Actor) -> dict[str, Any]:
    round_ = store.current_round()
    if round_ is None:
        return {"teams": [], "files": []}
    files = list(files_for(actor, round_))
    typefaces = faces().no_pdf or faces().note
    if actor.role is Role.PLACE:
        return {"teams": [], "files": [_file(one) for one in files], "typefaces": typefaces}
    teams = [
        _team(actor, line.team, line.leader, line.units, [one for one in files if one.team_id == line.team.id])
        for line in store.handed_in(actor, round_)
    ]
    return {"teams": teams, "files": [], "typefaces": typefaces}


def _team(actor: Actor, team: Team, leader: str, units: tuple[str, ...], files: list[ReportFile]) -> dict[str, Any]:
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
        "files": [_file(one) for one in files],
        "may_sign": store.may(actor, "sign_report", team),
    }


def _file(one: ReportFile) -> dict[str, Any]:
    return {
        "public_id": one.public_id,
        "name": one.file_name,
        "size": f"{max(1, round(one.size / 1024)):,} KB",
        "digest": one.digest,
        "built_at": one.built_at,
        "sign": _SIGNS.get(one.file_name.rpartition(".")[2], "file-text"),
    }
