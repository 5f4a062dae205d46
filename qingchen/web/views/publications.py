"""发布的结果: results made public, each held against what the same question gives today; results as files."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.indicators.actions import ResultForm, export_results, publish_results, take_public_edition
from qingchen.indicators.compute import CROSS
from qingchen.indicators.groups import BY_TITLES, By
from qingchen.indicators.store import publication_named, publications
from qingchen.problems import Problem
from qingchen.standards import divisions
from qingchen.values.actor import Role
from qingchen.web import rates
from qingchen.web.downloads import WORKBOOK, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import publications as presenter

_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": WORKBOOK, "json": "application/json"}


@require_safe
@only(*OFFICES, act="查看发布的结果")
def listing(request: HttpRequest) -> HttpResponse:
    found = [presenter.line(one) for one in publications()[:200]]
    return render(request, "publications/list.html", {"publications": found})


@require_safe
@only(*OFFICES, act="查看发布的结果")
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The figures as they were published; today's beside them where they moved, of the places one may see."""
    publication = publication_named(public_id)
    actor, question = actor_of(request), rates.question_published(publication)
    frozen = None if actor.role is Role.PROVINCE else rates.results_for(actor, question)
    today = rates.results_for(actor, rates.question_today(question))
    return render(
        request,
        "publications/detail.html",
        presenter.detail(publication, frozen, today, question)
        | {
            "may_give": actor.role is Role.PROVINCE,
            "address": question.address(),
            "by_title": CROSS.join(
                BY_TITLES[cast(By, one)] for one in (publication.run.by, publication.run.across) if one
            ),
        },
    )


@require_POST
@only(Role.PROVINCE, act="发布指标结果")
def publish(request: HttpRequest) -> HttpResponse:
    """The table of the page, as it stands, under a title."""
    actor, question = actor_of(request), rates.question_of(request)
    if question.within:
        raise Problem("publication.of_a_part", place=divisions.full_name_of(question.within))
    results = rates.results_for(actor, question)
    published = publish_results(actor, results, request.POST.get("title", ""), by=question.by, across=question.across)
    messages.success(request, f"已发布“{published.title}”，今后数据变动不影响这次发布的数。")
    return redirect("publication", published.public_id)


@require_POST
@only(Role.PROVINCE, act="提供公开版")
def public_edition(request: HttpRequest, public_id: str) -> HttpResponse:
    """The publication as a file for everybody, small counts of persons hidden."""
    publication = publication_named(public_id)
    written = take_public_edition(actor_of(request), publication)
    return download(written.encode(), f"{publication.title}_公开版.csv", _TYPES["csv"])


@require_safe
@only(*OFFICES, act="导出指标结果")
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The table of the page with its definitions, as a file."""
    if form not in _TYPES:
        raise Problem("thing.not_found", what="这种格式")
    actor, question = actor_of(request), rates.question_of(request)
    results: Any = rates.results_for(actor, question)
    data = export_results(actor, results, cast(ResultForm, form), by=question.by, across=question.across)
    return download(data, f"指标结果_{question.about:%Y%m%d}.{form}", _TYPES[form])
