"""年终考核: all places for the office, one's own for a place; item by item, what-if, appeals."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen import clock
from qingchen.assessment import store
from qingchen.assessment.actions.appeals import export_assessment
from qingchen.assessment.gathering import facts_of
from qingchen.assessment.models import Assessment
from qingchen.assessment.place_facts import PlaceFacts
from qingchen.assessment.scoring import points_text
from qingchen.assessment.states import AppealState, AssessmentState
from qingchen.inspection.models import Round, Unit
from qingchen.inspection.store import campaign_of, current_round
from qingchen.problems import Problem
from qingchen.reports.actions.letters import issue_assessment
from qingchen.reports.actions.round_documents import Issuing
from qingchen.reports.models import ReportFile
from qingchen.reports.store import files_for
from qingchen.values.actor import Actor, Role
from qingchen.values.rate import Rate
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import assessment as presenter
from qingchen.web.schemes import SCHEME_FILE

_ACT = "查看年终考核"
_READERS = (Role.PROVINCE, Role.PLACE)


@require_safe
@only(*_READERS, act=_ACT)
def assessment(request: HttpRequest) -> HttpResponse:
    """One line a place: targets met, findings mended, points and grade; the difference once it is settled."""
    actor, round_ = actor_of(request), round_in_hand()
    one = store.assessment_of(round_)
    office = actor.role is Role.PROVINCE
    files = list(files_for(actor, round_).filter(kind="year_assessment", superseded_at=None))
    context = {
        "one": one,
        "round": round_,
        "lines": [_line(actor, one, unit) for unit in store.units_for(actor, round_)],
        "scheme": store.scheme_of(one) if one else None,
        "is_office": office,
        "folder_has": office and (campaign_of(round_).folder / SCHEME_FILE).exists(),
        "may_publish": office and one is not None and one.state == AssessmentState.DRAFTED,
        "may_settle": office and one is not None and one.state == AssessmentState.PROVISIONAL,
        "may_open": office and (one is None or one.state == AssessmentState.DRAFTED),
        "state": AssessmentState(one.state).title if one else "还没有建立",
        "appeals": _appeals(actor, one) if one else [],
        "files": files,
        "values": _entered_before(files, one) if office and one else {},
    }
    return render(request, "assessment/list.html", context)


@require_safe
@only(*_READERS, act=_ACT)
def place(request: HttpRequest, code: str) -> HttpResponse:
    """One place item by item. `?numerator-<indicator>=…` shows what would be, and stores nothing."""
    actor, round_ = actor_of(request), round_in_hand()
    unit = store.unit_for(actor, round_, code)
    one = store.assessment_of(round_)
    facts = _facts(actor, one, unit)
    tried = _tried(request, facts) if facts else None
    context: dict[str, Any] = {"unit": unit, "one": one, "facts": facts, "is_office": actor.role is Role.PROVINCE}
    if facts is None:
        return render(request, "assessment/place.html", context)
    scored = store.score_now(one, unit, facts)[1] if one else None
    if_so = store.score_now(one, unit, tried)[1] if one and tried else None
    provisional, final = _published(one, unit)
    kept = None if actor.role is Role.PROVINCE and final is None else final or provisional
    context |= {
        "rates": presenter.rates(tried or facts),
        "findings": presenter.findings(facts),
        "tally": presenter.tally(facts),
        "lines": presenter.kept_lines(kept, provisional if final else None)
        if kept
        else presenter.lines(if_so or scored),
        "total": presenter.total(kept) if kept else points_text((if_so or scored).total) if scored else "不计分",
        "grade": (kept.grade if kept else (if_so or scored).grade if scored else ""),
        "was": points_text(scored.total) if scored and if_so else "",
        "tried": tried is not None,
        "vetoed": [(title, why) for _, title, why in kept.vetoed]
        if kept
        else [(veto.title, why) for veto, why in scored.vetoed]
        if scored
        else [],
        "difference": presenter.difference(provisional, final),
        "appeals": [one for one in _appeals(actor, one) if one["unit"] == unit.code] if one else [],
        "may_appeal": actor.role is Role.PLACE and one is not None and one.state == AssessmentState.PROVISIONAL,
        "may_veto": _declarable(actor, one),
    }
    return render(request, "assessment/place.html", context)


@require_safe
@only(*_READERS, act="导出考核表")
def export(request: HttpRequest) -> HttpResponse:
    actor, round_ = actor_of(request), round_in_hand()
    one = existing(round_)
    rows = []
    for unit in store.units_for(actor, round_):
        facts = _facts(actor, one, unit)
        if facts is None:
            continue
        provisional, final = _published(one, unit)
        kept = None if actor.role is Role.PROVINCE and final is None else final or provisional
        lines = presenter.kept_lines(kept) if kept else presenter.lines(store.score_now(one, unit, facts)[1])
        rows += presenter.rows(unit.full_name, facts, lines)
    title = f"{one.year}年度尘肺病防治攻坚行动考核表（{AssessmentState(one.state).title}）"
    note = f"截至 {clock.today():%Y-%m-%d}" + ("" if one.scheme else "；没有载入评分办法，不计分")
    data = export_assessment(actor, one, title, note, rows)
    return download(data, f"年终考核表_{one.year}.xlsx", WORKBOOK)


@require_POST
@only(Role.PROVINCE, act="印发考核公文")
def letter(request: HttpRequest) -> HttpResponse:
    """What was published last, kept as Word and PDF and sent to all places. Raises Problem assessment.faulty."""
    texts = {name: request.POST.get(name, "") for name in ("number", "seal_of", "contact", "copies_to")}
    files = issue_assessment(actor_of(request), existing(round_in_hand()), Issuing(**texts))
    messages.success(request, f"考核公文已印发，共 {len(files)} 份文件，各地在“报告和公文”可以看到。")
    return redirect("assessment")


def _entered_before(files: list[ReportFile], one: Assessment) -> dict[str, Any]:
    """What was entered for the last document; a number only while nothing newer was published: the next has its own."""
    if not files:
        return {}
    newer = one.published.filter(at__gt=files[-1].built_at).exists()
    return files[-1].issuing | ({"number": ""} if newer else {})


def round_in_hand() -> Round:
    """Raises Problem thing.not_found."""
    round_ = current_round()
    if round_ is None:
        raise Problem("thing.not_found", what="督导检查轮次")
    return round_


def existing(round_: Round) -> Assessment:
    """Raises Problem thing.not_found."""
    one = store.assessment_of(round_)
    if one is None:
        raise Problem("thing.not_found", what="本年度的考核")
    return one


def _facts(actor: Actor, one: Assessment | None, unit: Unit) -> PlaceFacts | None:
    if one is None:
        return facts_of(unit) if actor.role is Role.PROVINCE else None
    return store.shown_facts(actor, one, unit)


def _published(one: Assessment | None, unit: Unit) -> tuple[Any, Any]:
    return (store.published(one, unit, "provisional"), store.published(one, unit, "final")) if one else (None, None)


def _line(actor: Actor, one: Assessment | None, unit: Unit) -> dict[str, Any]:
    facts = _facts(actor, one, unit)
    provisional, final = _published(one, unit)
    live = store.score_now(one, unit, facts)[1] if one and facts and actor.role is Role.PROVINCE else None
    return {
        "code": unit.code,
        "name": unit.full_name,
        "known": facts is not None,
        "tally": presenter.tally(facts) if facts else {},
        "findings": facts.findings if facts else {},
        "total": points_text(live.total) if live and not final else presenter.total(final or provisional),
        "unknown": len(live.unknown) if live and not final else 0,
        "grade": (final or provisional).grade if final or provisional else live.grade if live else "",
        "vetoed": bool((final or provisional).vetoed if final or provisional else live.vetoed if live else False),
        "provisional": presenter.total(provisional),
        "difference": presenter.difference(provisional, final),
    }


def _tried(request: HttpRequest, facts: PlaceFacts) -> PlaceFacts | None:
    """The facts with the counts that were typed; None where none was. A count that cannot be is left as it is."""
    rates, changed = dict(facts.rates), False
    for name, one in facts.rates.items():
        written = request.GET.get(f"numerator-{name}", "")
        if one.now is None or not (written.isascii() and written.isdigit()) or len(written) > 9:
            continue
        if int(written) != one.now.numerator and int(written) <= one.now.denominator:
            rates[name], changed = replace(one, now=Rate(int(written), one.now.denominator)), True
    return replace(facts, rates=rates) if changed else None


def _declarable(actor: Actor, one: Assessment | None) -> list[tuple[str, str]]:
    if actor.role is not Role.PROVINCE or one is None or one.state != AssessmentState.DRAFTED:
        return []
    scheme = store.scheme_of(one)
    return [(veto.code, veto.title) for veto in scheme.vetoes if veto.by == "declared"] if scheme else []


def _appeals(actor: Actor, one: Assessment | None) -> list[dict[str, Any]]:
    if one is None:
        return []
    known = {unit.id for unit in store.units_for(actor, one.round)}
    return [
        {
            "public_id": row.public_id,
            "unit": row.unit.code,
            "place": row.unit.full_name,
            "item": row.item_code,
            "reason": row.reason,
            "answer": row.answer,
            "points": row.points,
            "state": AppealState(row.state).title,
            "open": row.state == AppealState.FILED and actor.role is Role.PROVINCE,
            "at": row.filed_at,
        }
        for row in one.appeals.select_related("unit")
        if row.unit_id in known
    ]
