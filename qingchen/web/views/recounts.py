"""抽样核查: drawing the records of an item, the form to take along, and what was found."""

from collections.abc import Sequence
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen.indicators.catalogue import indicators
from qingchen.inspection import store
from qingchen.inspection.actions.record_draws import freeze_records
from qingchen.inspection.actions.recounts import file_recount
from qingchen.inspection.recounts import store as recounts
from qingchen.inspection.recounts.certificates import certificate_of, frame_text
from qingchen.inspection.recounts.models import RecordDraw
from qingchen.inspection.states import TeamState
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.verification.sampling import recount_form
from qingchen.verification.sampling.outcome import Frame
from qingchen.verification.sampling.records import digest_of
from qingchen.verification.sampling.recount_line import Written
from qingchen.web.certificate_page import certificate_page
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters.verification import draw as presenter
from qingchen.web.views.verification import place_for

_ACT = "抽取核查记录"
_TEAM = (Role.PROVINCE, Role.INSPECTOR)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*_TEAM, act=_ACT)
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """The plan and the frame with its fingerprint; freezing it is the first of three acts (see views/draws.py)."""
    actor = actor_of(request)
    one = place_for(actor, public_id)
    asked = request.POST if request.method == "POST" else request.GET
    name = asked.get("indicator", "")
    frame = cast(Frame, "numerator" if asked.get("of") == "numerator" else "denominator")
    if request.method == "POST":
        draw = freeze_records(actor, one, name, frame, asked.get("digest", ""))
        messages.success(request, f"{draw.title}的抽样框已固化，列入{draw.session.title}，待省办公布并按公开号码抽取。")
        return redirect("draw", draw.public_id)
    question = recounts.question_for(actor, one, name)
    run, records = recounts.frame_of(actor, one, question, frame)
    plan = question.plan(frame, len(records))
    if plan is None:
        raise Problem("recount.no_plan", place=one.name, item=question.row.item.title)
    context = {"one": one, "of": frame, "digest": digest_of(records), "population": len(records), "run": run}
    context |= presenter.plan(question, plan, frame) | {"may_draw": store.may(actor, "freeze_records", one)}
    return render(request, "verification/new.html", context)


@require_safe
@only(*OFFICES, act="查看抽样核查")
def recount(request: HttpRequest, public_id: str) -> HttpResponse:
    """The draw, its outcome so far, and the records to recount now."""
    actor = actor_of(request)
    return _page(request, actor, recounts.draw_for(actor, public_id))


@require_POST
@only(*_TEAM, act="报送抽样核查结果")
def file(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was found, from the fields of the page or from the filled workbook."""
    actor = actor_of(request)
    draw = recounts.draw_for(actor, public_id)
    sent = request.FILES.get("file")
    if sent is not None:
        lines, fault = recount_form.read(sent.read(), draw.public_id)
        if fault:
            raise Problem("recount.not_the_form", file=sent.name, why=fault)
    else:
        lines = _posted(request)
    try:
        batch = file_recount(actor, draw, lines)
    except Problem as refused:
        if sent is not None or refused.code != "recount.faulty":
            raise
        return _page(request, actor, draw, refused, lines)
    if batch is None:
        messages.info(request, "没有新填写的内容，未报送。")
    else:
        messages.success(request, f"已报送 {batch.rows} 份，写入台账“核查样本”第 {batch.number} 批。")
    return redirect("recount", public_id)


@require_safe
@only(*_TEAM, act="查看抽样核查")
def as_workbook(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form to take along, with what is already filed; as many records as are to be recounted now."""
    actor = actor_of(request)
    draw = recounts.draw_for(actor, public_id)
    held = recounts.recount_of(actor, draw)
    records = held.records[: held.due]
    data = recount_form.write(
        f"抽样核查表（{draw.inspectee.name}，{indicators()[draw.indicator].title}）",
        presenter.notes(held),
        records,
        sources=presenter.sources(actor, draw, records),
        names=presenter.names(indicators()[draw.indicator].register, records),
        written=held.written,
    )
    return download(data, f"抽样核查表_{draw.inspectee.name}_{indicators()[draw.indicator].title}.xlsx", WORKBOOK)


@require_safe
@only(*OFFICES, act="查看抽样核查")
def as_certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    draw = recounts.draw_for(actor_of(request), public_id)
    return download(certificate_of(draw), f"抽取证书_{draw.public_id}.json", "application/json")


@require_safe
@only(*OFFICES, act="查看抽样核查")
def as_paper(request: HttpRequest, public_id: str) -> HttpResponse:
    draw = recounts.draw_for(actor_of(request), public_id)
    sealed = draw.inspectee.unit.team.state != TeamState.SIGNED
    return certificate_page(certificate_of(draw).decode(), frame_text(draw), draw.public_id, sealed=sealed)


@require_safe
@only(*OFFICES, act="查看抽样核查")
def as_frame(request: HttpRequest, public_id: str) -> HttpResponse:
    draw = recounts.draw_for(actor_of(request), public_id)
    return download(frame_text(draw).encode(), f"抽样框_{draw.public_id}.txt", "text/plain; charset=utf-8")


def _page(
    request: HttpRequest,
    actor: Actor,
    draw: RecordDraw,
    refused: Problem | None = None,
    typed: Sequence[Written] = (),
) -> HttpResponse:
    """`typed`: lines that were `refused`: they stand in the fields again, so that only what is wrong is mended."""
    context = presenter.recount(recounts.recount_of(actor, draw), {line.code: line for line in typed})
    context |= {"may_file": store.may(actor, "file_recount", draw.inspectee), "refused": refused}
    context |= {"draw": draw, "one": draw.inspectee, "of_session": recounts.is_of_session(draw)}
    return render(request, "verification/recount.html", context, status=422 if refused else 200)


def _posted(request: HttpRequest) -> list[Written]:
    """Fields `result-<code>`, `number-…`, `document-…`, `on-…` of the page."""
    codes = [name.removeprefix("result-") for name in request.POST if name.startswith("result-")]
    return [
        Written(
            code, *(request.POST.get(f"{part}-{code}", "").strip() for part in ("result", "number", "document", "on"))
        )
        for code in codes
    ]
