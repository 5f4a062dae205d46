"""数据核查: for each place what agrees, what does not fit, what to draw and what was recounted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qingchen.inspection import store
from qingchen.inspection.models import Inspectee, Round
from qingchen.inspection.recounts import store as recounts
from qingchen.inspection.states import TeamState
from qingchen.problems import Problem
from qingchen.registers.catalogue import registers
from qingchen.registers.store import batches_for
from qingchen.values.actor import Actor, Role
from qingchen.web.leads import looked_at, looked_at_over_all, reader_of
from qingchen.web.other_ways import other_ways
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters.verification import causes, charts, leads, place

_ACT = "查看数据核查"


@require_safe
@only(*OFFICES, act=_ACT)
def places(request: HttpRequest) -> HttpResponse:
    """Units and counties with what was compared, drawn and found."""
    actor, round_ = actor_of(request), store.current_round()
    found = store.inspectees_for(actor, round_).filter(kind__in=recounts.KINDS) if round_ else []
    lines = [
        place.line(one, recounts.questions_for(actor, one), _recounts(actor, one), knows_leads(actor, one))
        for one in found
    ]
    sees_all = round_ is not None and _sees_all(actor, round_)
    return render(request, "verification/places.html", {"lines": lines, "sees_all": sees_all})


@require_safe
@only(Role.PROVINCE, act="查看牵涉几个检查对象的线索")
def over_all(request: HttpRequest) -> HttpResponse:
    """A part of the page of places: leads that no single unit holds."""
    actor, round_ = actor_of(request), store.current_round()
    if round_ is None or not _sees_all(actor, round_):
        raise Problem("thing.not_found", what="全省的线索")
    run = looked_at_over_all(actor, round_)
    return render(request, "verification/over_all.html", {"groups": leads.groups(run), "total": len(run.flags)})


@require_safe
@only(*OFFICES, act=_ACT)
def place_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page of one place. Leads are fetched by the page, since the checks take a moment."""
    actor = actor_of(request)
    one = place_for(actor, public_id)
    questions, drawn = recounts.questions_for(actor, one), _recounts(actor, one)
    may_draw = store.may(actor, "freeze_records", one)
    waiting = recounts.waiting_frames(actor, one)
    items = place.items(questions, drawn, waiting, may_draw=may_draw, place=one, knows=knows_leads(actor, one))
    shown = request.GET.get("indicator", "")
    shown = shown if shown in questions else next(iter(questions), "")
    employers = reader_of(actor, one).table("employers")
    area = store.place_area(one)
    batches = [batch for batch in batches_for(actor) if all(code in area for code in batch.region.split(","))]
    sent = [batch for batch in batches if registers()[batch.register].importable]
    return render(
        request,
        "verification/place.html",
        {
            "one": one,
            "items": items,
            "telling": [item for item in items if item["differs"] or item["recounts"] or item["waiting"]],
            "alike": [item for item in items if not (item["differs"] or item["recounts"] or item["waiting"])],
            "tallies": place.tallies(questions, drawn),
            "intervals": charts.intervals(items),
            "funnel": charts.funnel(recounts.frozen_counties(actor, one, shown), area),
            "shown": shown,
            "indicators": [(name, held.indicator.title) for name, held in questions.items()],
            "digits": charts.digits(employers.workers_dust_exposed.to_pyarrow().to_pylist()),
            "timeline": charts.timeline(sent, one.unit.round),
            "knows_leads": knows_leads(actor, one),
        },
    )


@require_safe
@only(*OFFICES, act=_ACT)
def place_leads(request: HttpRequest, public_id: str) -> HttpResponse:
    """A part of the page: leads by weight, and how many may be missing from the registers."""
    actor = actor_of(request)
    one = place_for(actor, public_id)
    if not knows_leads(actor, one):
        raise Problem("thing.not_found", what="这个地方的线索")
    looked = looked_at(actor, one)
    context = {"groups": leads.groups(looked.run), "total": len(looked.run.flags), "lists": leads.lists(looked.lists)}
    context |= {"place": one, "may_raise": store.may(actor, "raise_finding", one)}
    return render(request, "verification/leads.html", context | {"not_looked": leads.not_looked(looked.run)})


@require_safe
@only(*OFFICES, act=_ACT)
def place_causes(request: HttpRequest, public_id: str) -> HttpResponse:
    """A part of the page: each item whose claim differs, counted in the other ways that places use."""
    actor = actor_of(request)
    one = place_for(actor, public_id)
    differing = causes.differing(recounts.questions_for(actor, one).values())
    items = [causes.item(question, other_ways(actor, one, question)) for question in differing]
    return render(request, "verification/causes.html", {"items": items})


def place_for(actor: Actor, public_id: str) -> Inspectee:
    """A unit or county that the actor may know of. Raises Problem thing.not_found, for a visited employer too."""
    one = store.inspectee_for(actor, public_id)
    if one.kind not in recounts.KINDS:
        raise Problem("thing.not_found", what="这个检查对象")
    return one


def knows_leads(actor: Actor, one: Inspectee) -> bool:
    """A place learns of leads, as of recounts, when its team has signed: else they would be mended before the visit."""
    return actor.role is not Role.PLACE or one.unit.team.state == TeamState.SIGNED


def _sees_all(actor: Actor, round_: Round) -> bool:
    return actor.role is Role.PROVINCE and all(actor.area.covers(unit.area) for unit in round_.units.all())


def _recounts(actor: Actor, one: Inspectee) -> list[Any]:
    return [recounts.recount_of(actor, draw) for draw in recounts.draws_for(actor, one)]
