"""查询: one box for employers and persons. What is typed is posted, so that it stands in no address and no log."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from qingchen import clock
from qingchen.problems import Problem
from qingchen.registers import actions
from qingchen.registers.actions.search import reader_of_today
from qingchen.web.own_region import own_area
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import search as presenter

_MOST_CHARACTERS = 60


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="查询单位和个人")
@sensitive_post_parameters()
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Ask, and answer below the question. A masked number or a part of a name goes through one county."""
    text = request.POST.get("text", "").strip()[:_MOST_CHARACTERS]
    asked = {"text": text, "county": request.POST.get("county", ""), "reason": request.POST.get("reason", "").strip()}
    actor = actor_of(request)
    context: dict[str, Any] = {"asked": asked, "counties": presenter.counties(own_area(actor), clock.today())}
    within = "county" in request.POST.get("how", "")
    context["within"] = within or "*" in text or "＊" in text
    status = 200
    if text and context["within"] and not within:
        context["hint"] = "带 * 的号码和姓名片段只能在一个县（市、区）内查找：请选定县并写明事由，再点“县内查找”。"
    elif text:
        try:
            result = (
                actions.search_county(actor, asked["county"], text, asked["reason"])
                if within
                else actions.search(actor, text)
            )
            context["fault"] = result.fault
            context["groups"] = presenter.groups(reader_of_today(actor), result.groups)
        except Problem as problem:
            context["problem"], status = problem, problem.kind.status
    return render(request, "search/search.html", context, status=status)
