"""指标: rates by place against their targets; each number opens to its rows."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qingchen.indicators import catalogue
from qingchen.indicators.catalogue import MAIN
from qingchen.indicators.drill import Part, count_behind, rows_behind
from qingchen.problems import Problem
from qingchen.web import rates
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import drill as drill_presenter
from qingchen.web.presenters import rates as presenter
from qingchen.web.presenters.figures import rate_figure

_PAGE = 50


@require_safe
@only(*OFFICES, act="查看指标")
def indicators(request: HttpRequest) -> HttpResponse:
    """Units × six rates, with the other views of them in a second table."""
    question = rates.question_of(request)
    results = rates.results_for(actor_of(request), question)
    further = [name for name in catalogue.indicators() if name not in MAIN]
    return render(
        request,
        "indicators/table.html",
        {
            "question": question,
            "views": [(by, title, question.address(by=by)) for by, title in rates.VIEWS.items()],
            "plain_address": question.address(with_excluded=False),
            "excluded_address": question.address(with_excluded=True),
            "table": presenter.table(results, question),
            "further": presenter.table(results, question, further),
            "batches_until": results[0].standing.batches_until if results else 0,
            "definitions": [(one.title, presenter.definition(one)) for one in catalogue.indicators().values()],
        },
    )


@require_safe
@only(*OFFICES, act="查看指标明细")
def rows(request: HttpRequest, name: str) -> HttpResponse:
    """The rows behind one number: counted, missing with the reason, excluded; each with batch, file and line."""
    indicator = catalogue.indicators().get(name)
    question = rates.question_of(request)
    group = request.GET.get("group", "")
    area = rates.area_of(question.by, group)
    if indicator is None or area is None:
        raise Problem("thing.not_found", what="这个指标或地区")
    actor = actor_of(request)
    result = next(
        (one for one in rates.results_for(actor, question) if (one.indicator, one.group_code) == (name, group)), None
    )
    if result is None:
        raise Problem("thing.not_found", what="这个地区")
    part = request.GET.get("part", "missing")
    part = part if part in drill_presenter.PARTS else "missing"
    reader = rates.reader_for(actor, question)
    counts = {one: count_behind(reader, indicator, area, cast(Part, one)) for one in drill_presenter.PARTS}
    page = _page(request, counts[part])
    found = rows_behind(reader, indicator, area, cast(Part, part), limit=_PAGE, offset=(page["number"] - 1) * _PAGE)
    taken = found.to_dicts()
    return render(
        request,
        "indicators/rows.html",
        {
            "indicator": indicator,
            "result": result,
            "question": question,
            "figure": rate_figure(result.rate, result.target),
            "with_excluded": rate_figure(result.rate_with_excluded, result.target),
            "definition": presenter.definition(indicator),
            "part": part,
            "parts": [
                (one, title, counts[one], presenter.drill_address(name, group, question, one))
                for one, title in drill_presenter.PARTS.items()
            ],
            "lines": drill_presenter.lines(taken, reader),
            "page": page,
            "back": question.address(),
        },
    )


def _page(request: HttpRequest, count: int) -> dict[str, Any]:
    pages = max(1, -(-count // _PAGE))
    asked = request.GET.get("page", "1")
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return {"number": number, "pages": pages, "count": count, "earlier": number - 1, "later": number + 1}
