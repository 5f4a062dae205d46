"""地方反映的问题和意见建议: raised from a meeting, addressed to a department, replied to, fed back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen import clock
from qingchen.inspection import store, written
from qingchen.inspection.actions import opinions as acts
from qingchen.inspection.models import Opinion
from qingchen.inspection.onsite.store import record_for
from qingchen.inspection.opinions.store import opinion_for, opinions_for
from qingchen.inspection.permissions import permitted
from qingchen.inspection.states import ACT_TITLES
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import opinions as presenter


@require_safe
@only(*OFFICES, act="查看意见建议")
def opinions(request: HttpRequest) -> HttpResponse:
    """The ledger, all or of one state or department."""
    actor, round_ = actor_of(request), store.current_round()
    found = list(opinions_for(actor, round_)) if round_ else []
    lines = [presenter.line(one, clock.today()) for one in found]
    state, department = request.GET.get("state", ""), request.GET.get("department", "")
    shown = [
        line
        for line in lines
        if (not state or line["state"] == state or (state == "late" and line["late"]))
        and (not department or line["department"] == department)
    ]
    context = {
        "lines": shown,
        "tallies": presenter.tallies(lines),
        "count": len(lines),
        "state": state,
        "departments": sorted({line["department"] for line in lines if line["department"]}),
        "department": department,
    }
    return render(request, "opinions/list.html", context)


@require_safe
@only(*OFFICES, act="查看意见建议")
def opinion(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    return render(request, "opinions/opinion.html", _context(actor, opinion_for(actor, public_id)))


@require_POST
@only(Role.INSPECTOR, act="登记意见建议")
def raise_(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter an opinion under the minutes of a meeting."""
    actor, posted = actor_of(request), request.POST
    meeting = record_for(actor, public_id)
    acts.raise_opinion(actor, meeting, posted.get("kind", ""), posted.get("raised_by", ""), posted.get("text", ""))
    messages.success(request, "已登记，由省领导小组办公室转有关部门。")
    return redirect("site_record", public_id)


@require_POST
@only(Role.PROVINCE, act="办理意见建议")
def act(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """One act on an opinion; what is missing is told beside what was typed."""
    actor, posted = actor_of(request), request.POST
    one = opinion_for(actor, public_id)
    try:
        match name:
            case "address_opinion":
                acts.address_opinion(actor, one, posted.get("department", ""), written.day(posted.get("due_on")))
            case "return_opinion":
                acts.return_opinion(actor, one, posted.get("text", ""))
            case "reply_opinion":
                replied_on = written.day(posted.get("replied_on"))
                acts.reply_opinion(actor, one, posted.get("text", ""), replied_on, posted.get("document_no", ""))
            case "feed_back_opinion":
                acts.feed_back_opinion(actor, one)
            case _:
                raise Problem("thing.not_found", what="这项办理")
    except Problem as problem:
        if problem.code != "opinion.faulty":
            raise
        context = _context(actor, one) | {"problem": problem, "posted": posted}
        return render(request, "opinions/opinion.html", context, status=problem.kind.status)
    messages.success(request, f"“{ACT_TITLES[name]}”已办理。")
    return redirect("opinion", public_id)


def _context(actor: Actor, one: Opinion) -> dict[str, Any]:
    standing = store.standing(actor, one.meeting.inspectee)
    return {
        "one": presenter.line(one, clock.today()),
        "meeting": one.meeting if actor.role is not Role.PLACE else None,
        "inspectee": one.meeting.inspectee,
        "steps": presenter.steps(one),
        "may": [name for name in presenter.acts(one) if permitted(name, standing)],
        "departments": presenter.departments(),
    }
