"""指标: rates by place against their targets; each number opens to its rows."""

from dataclasses import replace
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from qingchen.indicators import catalogue
from qingchen.indicators.definition import definition
from qingchen.indicators.drill import Part, count_behind, rows_behind
from qingchen.indicators.groups import BY_TITLES
from qingchen.indicators.result import percent
from qingchen.problems import Problem
from qingchen.standards import divisions
from qingchen.values.actor import Role
from qingchen.web import rates
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import course as course_presenter
from qingchen.web.presenters import drill as drill_presenter
from qingchen.web.presenters import rates as presenter
from qingchen.web.presenters.figures import result_figure
from qingchen.web.presenters.indicator_chapters import chapters

_PAGE = 50


@require_safe
@only(*OFFICES, act="查看指标")
def indicators(request: HttpRequest) -> HttpResponse:
    """Units × six rates; every other chapter of the forms by choice."""
    question = rates.question_of(request)
    results = rates.results_for(actor_of(request), question)
    offered = chapters(rates.forms())
    chapter = next((one for one in offered if one.key == request.GET.get("chapter")), offered[0])
    table = presenter.table(results, question, chapter.names)
    return render(
        request,
        "indicators/table.html",
        {
            "question": question,
            "views": [(by, BY_TITLES[by], f"{question.address(by=by)}&chapter={chapter.key}") for by in question.views],
            "crossings": [(by, BY_TITLES[by]) for by in rates.VIEWS if by != question.by],
            "address": question.address(),
            "within": divisions.full_name_of(question.within) if question.within else "",
            "everywhere": f"{question.address(by=presenter.around(question), within='')}&chapter={chapter.key}",
            "may_publish": actor_of(request).role is Role.PROVINCE and not question.within,
            "plain_address": f"{question.address(with_excluded=False)}&chapter={chapter.key}",
            "excluded_address": f"{question.address(with_excluded=True)}&chapter={chapter.key}",
            "chapter": chapter,
            "chapters": [(one, f"{question.address()}&chapter={one.key}") for one in offered],
            "table": table,
            "turned": presenter.turned(table)
            if chapter.key != "main" and len(table["rows"]) <= presenter.ABREAST
            else None,
            "batches_until": results[0].standing.batches_until if results else 0,
            "definitions": [
                (one.title, definition(one)) for one in map(catalogue.indicators().__getitem__, chapter.names)
            ],
        },
    )


@require_safe
@only(*OFFICES, act="查看指标明细")
def rows(request: HttpRequest, name: str) -> HttpResponse:
    """The rows behind one number: counted, missing with the reason, excluded; each with batch, file and line."""
    indicator = catalogue.indicators().get(name)
    question = rates.question_of(request, also=("employer",))
    group = request.GET.get("group", "")
    place = rates.place_of(question, group)
    if indicator is None or place is None:
        raise Problem("thing.not_found", what="这个指标或地区")
    actor = actor_of(request)
    result = rates.result_for(actor, question, indicator, group)
    if result is None:
        raise Problem("thing.not_found", what="这个地区")
    part = request.GET.get("part", "missing")
    part = part if part in drill_presenter.PARTS else "missing"
    reader = rates.reader_for(actor, question)
    held: dict[str, Any] = {"also": place.also, "among": place.among, "employer": place.employer}
    counts = {
        one: count_behind(reader, indicator, place.area, cast(Part, one), **held) for one in drill_presenter.PARTS
    }
    page = _page(request, counts[part])
    found = rows_behind(
        reader, indicator, place.area, cast(Part, part), **held, limit=_PAGE, offset=(page["number"] - 1) * _PAGE
    )
    taken = found.to_dicts()
    return render(
        request,
        "indicators/rows.html",
        {
            "indicator": indicator,
            "result": result,
            "question": question,
            "figure": result_figure(result),
            "with_excluded": result_figure(replace(result, rate=result.rate_with_excluded)),
            "target": presenter.target_text(result),
            "pro_rata": percent(result.pro_rata),
            "definition": definition(indicator),
            "part": part,
            "parts": [
                (one, title, counts[one], presenter.drill_address(name, group, question, one))
                for one, title in drill_presenter.PARTS.items()
            ],
            "lines": drill_presenter.lines(taken, reader),
            "page": page,
            "back": question.address(by="unit" if question.by == "employer" else question.by),
            "course_address": "" if question.by == "employer" else _course_address(name, question, group),
        },
    )


@require_safe
@only(*OFFICES, act="查看指标逐月走势")
def course(request: HttpRequest, name: str) -> HttpResponse:
    """Twelve months of one number, as known then and as known now: chart and table, a part of the page of its rows."""
    indicator = catalogue.indicators().get(name)
    question = rates.question_of(request)
    if indicator is None:
        raise Problem("thing.not_found", what="这个指标")
    points = rates.course_for(actor_of(request), question, indicator, request.GET.get("group", ""))
    return render(request, "indicators/course.html", course_presenter.course(points, question))


def _course_address(name: str, question: rates.Question, group: str) -> str:
    return f"{reverse('indicator_course', args=[name])}?{question.address()}&{urlencode({'group': group})}"


def _page(request: HttpRequest, count: int) -> dict[str, Any]:
    pages = max(1, -(-count // _PAGE))
    asked = request.GET.get("page", "1")
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return {"number": number, "pages": pages, "count": count, "earlier": number - 1, "later": number + 1}
