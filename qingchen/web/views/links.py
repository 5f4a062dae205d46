"""人员比对: runs between two registers, and the pairs on which a person has to say whether they are one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.problems import Problem
from qingchen.registers.actions import decide_link, run_linkage
from qingchen.registers.actions.search import reader_of_today
from qingchen.registers.linkage.linkage import LINKAGES
from qingchen.registers.linkage.models import LinkCandidate
from qingchen.registers.linkage.store import candidate_for, candidates_for, counts_for, runs_for
from qingchen.registers.models import Batch
from qingchen.registers.reader import ScopedReader
from qingchen.standards.linkage_weights import linkage_weights
from qingchen.values.actor import Role
from qingchen.web.own_region import own_area
from qingchen.web.paging import page_of
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import links as presenter

_office = only(Role.PROVINCE, Role.PLACE, act="核对人员比对")


@require_safe
@_office
@never_cache
def links(request: HttpRequest) -> HttpResponse:
    """What was run lately, and the pairs of one linkage by state, the surest first."""
    actor = actor_of(request)
    chosen = request.GET.get("linkage", "")
    chosen = chosen if chosen in LINKAGES else next(iter(LINKAGES))
    decision = request.GET.get("decision", "")
    decision = decision if decision in LinkCandidate.Decision.values else LinkCandidate.Decision.WAITING.value
    rows = page_of(request, candidates_for(actor, chosen, decision))
    context = {
        "linkages": presenter.tabs(counts_for(actor), decision),
        "decisions": presenter.decisions(counts_for(actor), chosen, decision),
        "chosen": LINKAGES[chosen],
        "rows": rows,
        "pairs": [presenter.line(one) for one in rows],
        "runs": [presenter.run(one, counts) for one, counts in runs_for(actor)],
        "regions": presenter.regions(own_area(actor), clock.today()),
        "weights": linkage_weights(),
    }
    return render(request, "links/list.html", context)


@require_POST
@_office
def run(request: HttpRequest) -> HttpResponse:
    """Run one linkage over one county or prefecture."""
    name = request.POST.get("linkage", "")
    run_linkage(actor_of(request), name, request.POST.get("region", ""))
    return redirect(f"{reverse('links')}?linkage={name}")


@require_safe
@_office
@never_cache
def link(request: HttpRequest, public_id: str) -> HttpResponse:
    """The two records side by side, masked, with what speaks for and against."""
    actor = actor_of(request)
    pair = candidate_for(actor, public_id)
    reader = reader_of_today(actor)
    return render(request, "links/pair.html", presenter.pair(reader, pair) | {"history": _history(reader, pair)})


@require_POST
@_office
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Same, different or undecided; then the next waiting pair of the linkage. A word taken back stays before one."""
    actor, decision = actor_of(request), request.POST.get("decision", "")
    try:
        pair = decide_link(actor, public_id, decision, request.POST.get("note", ""))
    except Problem as refused:
        if refused.code != "submission.no_reason":
            raise
        messages.warning(request, "撤回结论须写明原因：请填写核对说明后再撤回。")
        return redirect("link", public_id)
    if decision == "withdrawn":
        messages.success(request, "已撤回结论，这一对恢复待核对；前后结论都留在核对经过中。")
        return redirect("link", public_id)
    if request.POST.get("again"):
        messages.success(request, f"已改为“{pair.get_decision_display()}”，前一次的结论留在核对经过中。")
        return redirect("link", public_id)
    waiting = candidates_for(actor, pair.linkage, LinkCandidate.Decision.WAITING)
    if waiting:
        return redirect("link", waiting[0].public_id)
    return redirect(f"{reverse('links')}?linkage={pair.linkage}")


def _history(reader: ScopedReader, pair: LinkCandidate) -> list[dict[str, Any]]:
    key = {"linkage": pair.linkage, "left_id": pair.left_id, "right_id": pair.right_id}
    said = reader.history("person_links", key)
    batches = {one.number: one for one in Batch.objects.filter(number__in={one.batch for one in said})}
    names = dict(
        User.objects.filter(username__in={b.values["decided_by"] for b in said}).values_list("username", "name")
    )
    return presenter.history(said, batches, names)
