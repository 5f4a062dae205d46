"""One finding: its page with its history, and every act on it, by the person whose act it is."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen import clock
from qingchen.findings.actions import closing, mending, review, transfer, withdraw_finding
from qingchen.findings.models import KINDS, Finding
from qingchen.findings.overviewed import overviewed
from qingchen.findings.recheck_lots import recheck_of
from qingchen.findings.states import FindingState
from qingchen.findings.store import earlier_findings, finding_for, known_findings, proof_for, transfer_for
from qingchen.findings.transfers import body_for
from qingchen.inspection.models import Inspectee
from qingchen.inspection.store import form_of, sheet_for, sheet_of
from qingchen.problems import Problem
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.reports.actions.letters import issue_transfer_letter
from qingchen.reports.store import letters_of
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters.findings import ledger
from qingchen.web.presenters.findings import page as presenter


@require_safe
@only(*OFFICES, act="查看问题")
def finding(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everything of one finding that this person may know, and the forms of what may be done now."""
    return _page(request, actor_of(request), finding_for(actor_of(request), public_id))


@require_POST
@only(*OFFICES, act="办理问题")
def act(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """One act; what is missing is told on the page, with what was typed still there."""
    actor = actor_of(request)
    row = finding_for(actor, public_id)
    if name not in _ACTS:
        raise Problem("thing.not_found", what="这项办理")
    do, said = _ACTS[name]
    try:
        do(actor, row, request)
    except Problem as refused:
        if refused.code not in ("finding.faulty", "finding.not_closable", "transfer.no_case", "evidence.not_accepted"):
            raise
        return _page(request, actor, finding_for(actor, public_id), refused)
    messages.success(request, said)
    return redirect("findings") if name == "withdraw_finding" else redirect("finding", public_id)


@require_safe
@only(*OFFICES, act="查看整改佐证")
def proof(request: HttpRequest, public_id: str) -> HttpResponse:
    found = proof_for(actor_of(request), public_id)
    return download(mending.proof_bytes(found), found.file_name, found.media_type)


@require_POST
@only(Role.PROVINCE, act="印发移送函")
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """The transfer letter as it was sent, kept as Word and PDF among the documents of the round."""
    actor = actor_of(request)
    told = transfer_for(actor, public_id)
    files = issue_transfer_letter(actor, told)
    messages.success(request, f"移送函已印发，共 {len(files)} 份文件，可在“报告和公文”登记签字盖章件。")
    return redirect("finding", told.finding.public_id)


def _page(request: HttpRequest, actor: Actor, row: Finding, problem: Problem | None = None) -> HttpResponse:
    one = overviewed([row], among=known_findings(actor))[0]
    may = presenter.acts(actor, one)
    context: dict[str, Any] = {
        "one": row,
        "line": ledger.line(one),
        "facts": presenter.facts(row),
        "violation": presenter.violation(row),
        "figure": presenter.figure(one.moved),
        "recheck": recheck_of(row).title if row.state == FindingState.REVIEWED else "",
        "history": presenter.history(row),
        "proofs": row.proofs.select_related("by"),
        "earlier": earlier_findings(actor, row),
        "transfer": presenter.transfer(actor, one),
        "letters": letters_of(actor, row.inspectee.unit.round, row.number) if one.transfer else [],
        "may": may,
        "anything": any(may.values()),
        "step": one.step.title if one.step else "",
        "kinds": KINDS,
        "office": _office_of(row.inspectee),
        "asked_in": _asked_in(actor, row),
        "body": _body(actor, row) if may["transfer_finding"] else None,
        "typed": request.POST,
        "problem": problem,
    }
    return render(request, "findings/finding.html", context, status=problem.kind.status if problem else 200)


def _office_of(inspectee: Inspectee) -> str:
    return inspectee.name if inspectee.kind == "employer" else f"{inspectee.name}卫生健康部门"


def _asked_in(actor: Actor, row: Finding) -> str:
    """The public id of the sheet whose item the finding is about; empty where there is none that the actor may read."""
    sheet = sheet_of(row.inspectee, "self_check" if row.source == "self_check" else "inspection")
    if sheet is None or row.item_code not in form_of(sheet).by_code:
        return ""
    try:
        return sheet_for(actor, sheet.public_id).public_id
    except Problem:
        return ""


def _body(actor: Actor, row: Finding) -> dict[str, str]:
    name, body = body_for(ScopedReader(actor, snapshot(clock.today())), row)
    return {"name": name, "title": body.title, "basis": body.basis}


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "")


def _day(request: HttpRequest, name: str) -> date | None:
    """Raises Problem finding.faulty for what is no day."""
    written = _text(request, name).strip()
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise Problem("finding.faulty", lines=(f"“{written[:20]}”不是日期，请写成 2020-08-31 的样子。",)) from error


def _order(actor: Actor, row: Finding, request: HttpRequest) -> None:
    words = {name: _text(request, name) for name in ("kind", "owner", "requirement", "responsible_person")}
    mending.order_rectification(actor, row, due_on=_day(request, "due_on"), **words)


def _add_proof(actor: Actor, row: Finding, request: HttpRequest) -> None:
    files = request.FILES.getlist("file")
    if not files:
        raise Problem("finding.faulty", lines=("没有选文件。",))
    for sent in files:
        mending.add_proof(actor, row, sent.name or "", sent.read())


def _next_of_transfer(actor: Actor, row: Finding, request: HttpRequest) -> None:
    told = transfer_for(actor, _text(request, "transfer"))
    if told.finding_id != row.id:
        raise Problem("thing.not_found", what="这件移送")
    match _text(request, "step"):
        case "note_receipt":
            received = _day(request, "received_on") or clock.today()
            transfer.note_receipt(actor, told, _text(request, "receiver"), received)
        case "note_case":
            transfer.note_case(actor, told, _text(request, "case_no"))
        case _:
            transfer.conclude_transfer(actor, told)


_Do = Callable[[Actor, Finding, HttpRequest], object]
_ACTS: dict[str, tuple[_Do, str]] = {
    "withdraw_finding": (lambda a, f, r: withdraw_finding(a, f, _text(r, "reason")), "问题已撤回，记录保留。"),
    "order_rectification": (_order, "整改已下达。"),
    "file_measure": (
        lambda a, f, r: mending.file_measure(a, f, _text(r, "measure"), _text(r, "responsible_person")),
        "整改措施已报送。",
    ),
    "add_proof": (_add_proof, "整改佐证已上传。"),
    "file_mending": (lambda a, f, r: mending.file_mending(a, f, _text(r, "result")), "整改结果已报送，待复核。"),
    "return_mending": (lambda a, f, r: review.return_mending(a, f, _text(r, "opinion")), "已退回整改。"),
    "pass_review": (lambda a, f, r: review.pass_review(a, f, _text(r, "opinion")), "复核已通过，待销号。"),
    "pass_recheck": (lambda a, f, r: review.pass_recheck(a, f, _text(r, "opinion")), "复查通过。"),
    "fail_recheck": (lambda a, f, r: review.fail_recheck(a, f, _text(r, "opinion")), "复查未通过，已退回整改。"),
    "close_finding": (lambda a, f, r: closing.close_finding(a, f, _text(r, "opinion")), "已销号。"),
    "reopen_finding": (lambda a, f, r: closing.reopen_finding(a, f, _text(r, "reason")), "已重开，按新的时限整改。"),
    "escalate_finding": (lambda a, f, r: closing.escalate_finding(a, f), "已办理。"),
    "transfer_finding": (
        lambda a, f, r: transfer.transfer_finding(a, f, _text(r, "body"), _text(r, "letter_no")),
        "已移送，请登记签收。",
    ),
    "transfer_step": (_next_of_transfer, "移送进展已登记。"),
}
