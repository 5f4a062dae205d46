"""双随机抽取: all draws of the round on one page; frames frozen, then published, then drawn by a public number."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection.actions.draws import draw_by_number, drop_frame, freeze_employers, publish_frames
from qingchen.inspection.actions.inspector_draws import freeze_inspectors
from qingchen.inspection.draws import store as draws_store
from qingchen.inspection.draws.frozen import ALL
from qingchen.inspection.risk import HIGH, ORDINARY
from qingchen.inspection.store import current_round
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.certificate_page import certificate_page
from qingchen.web.downloads import download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import draws as presenter
from qingchen.web.views.rounds import unit_named

_office = only(Role.PROVINCE, act="办理抽取")
_MOST = 20


@require_safe
@only(*OFFICES, act="查看抽取")
def draws(request: HttpRequest) -> HttpResponse:
    """Every session of the round with the draws that one may know of."""
    actor, one = actor_of(request), current_round()
    seen = draws_store.sessions_for(actor, one) if one else []
    return render(request, "draws/list.html", presenter.page(actor, one, seen))


@require_safe
@only(*OFFICES, act="查看抽取")
def draw(request: HttpRequest, public_id: str) -> HttpResponse:
    """One draw: its frame, who was left out and why, and what was drawn."""
    actor = actor_of(request)
    return render(request, "draws/detail.html", presenter.detail(actor, draws_store.draw_for(actor, public_id)))


@require_POST
@_office
def freeze(request: HttpRequest, code: str) -> HttpResponse:
    """Freeze the frame of a unit's employers, whole or by risk, or of its inspectors for the session being prepared."""
    actor, unit, asked = actor_of(request), unit_named(code), request.POST
    sealed, reason, salt = asked.get("how", "sealed") != "open", asked.get("reason", ""), asked.get("salt", "")
    if asked.get("kind") == "inspectors":
        made = freeze_inspectors(actor, unit, _number(request, "take"), sealed=sealed, reason=reason, salt=salt)
    else:
        by_risk = {HIGH: _number(request, "high", "0"), ORDINARY: _number(request, "ordinary", "0")}
        take = {name: number for name, number in by_risk.items() if number} or {ALL: _number(request, "take")}
        method = "rivest" if asked.get("method") == "rivest" else "sha256"
        made = freeze_employers(actor, unit, take, sealed=sealed, method=method, reason=reason, salt=salt)
    messages.success(request, f"{made.title}的抽样框已固化，列入{made.session.title}。公布指纹和约定的号码后才能抽取。")
    return redirect("draws")


@require_POST
@_office
def drop(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    one = draws_store.draw_for(actor, public_id)
    drop_frame(actor, one)
    messages.success(request, f"{one.title}的抽样框已撤下。")
    return redirect("draws")


@require_POST
@_office
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell fingerprints and commitments, and name the number that will decide."""
    actor = actor_of(request)
    try:
        source_on = date.fromisoformat(request.POST.get("source_on", ""))
    except ValueError:
        source_on = None
    session = draws_store.session_for(actor, public_id)
    done = publish_frames(actor, session, request.POST.get("source", ""), source_on)
    messages.success(request, f"{done.title}已公布。待“{done.source}”产生后填入号码抽取。")
    return redirect("draws")


@require_POST
@_office
def number(request: HttpRequest, public_id: str) -> HttpResponse:
    """Type the public number in: everything of the session is drawn."""
    actor = actor_of(request)
    session = draws_store.session_for(actor, public_id)
    drawn = draw_by_number(actor, session, request.POST.get("number", ""))
    employers = f"，其中用人单位 {len(drawn)} 户，密封的在签发报告前不对当地公开" if drawn else ""
    messages.success(request, f"已按号码抽取 {session.draws.count()} 项{employers}。")
    return redirect("draws")


@require_safe
@only(*OFFICES, act="查看抽取")
def certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    one = draws_store.draw_for(actor_of(request), public_id)
    if not one.certificate:
        raise Problem("thing.not_found", what="抽取证书")
    return download(one.certificate.encode(), f"抽取证书_{one.public_id}.json", "application/json")


@require_safe
@only(*OFFICES, act="查看抽取")
def paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """The certificate on one page, with all that repeats it attached."""
    one = draws_store.draw_for(actor_of(request), public_id)
    if not one.certificate:
        raise Problem("thing.not_found", what="抽取证书")
    sealed = one.sealed and not draws_store.is_released(one)
    return certificate_page(one.certificate, one.frame, one.public_id, sealed=sealed)


@require_safe
@only(*OFFICES, act="查看抽取")
def frame(request: HttpRequest, public_id: str) -> HttpResponse:
    one = draws_store.draw_for(actor_of(request), public_id)
    return download(one.frame.encode(), f"抽样框_{one.public_id}.txt", "text/plain; charset=utf-8")


def _number(request: HttpRequest, name: str, without: str = "1") -> int:
    text = request.POST.get(name, "") or without
    return min(int(text), _MOST) if text.isascii() and text.isdigit() and len(text) < 4 else 0
