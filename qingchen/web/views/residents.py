"""康复站点: townships and villages by resident patients: where a station or point is due, and where there is one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qingchen.registers.files.residents import residents as count_residents
from qingchen.web import rates
from qingchen.web.paging import page_of
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import residents as presenter


@require_safe
@only(*OFFICES, act="查看康复站点应建情况")
def residents(request: HttpRequest) -> HttpResponse:
    question = rates.question_of(request)
    found = count_residents(rates.reader_for(actor_of(request), question))
    kind = request.GET.get("kind", "station")
    kind = kind if kind in presenter.KINDS else "station"
    chosen = request.GET.get("list", "due")
    chosen = chosen if chosen in presenter.LISTS else "due"
    county = request.GET.get("county", "")
    lists = presenter.lists(found.of(kind), county)
    page = page_of(request, lists[chosen])
    context = {
        "question": question,
        "kind": kind,
        "kinds": presenter.KINDS.items(),
        "unit": presenter.UNITS[kind],
        "threshold": found.thresholds[kind],
        "filters": [(name, title, len(lists[name])) for name, title in presenter.LISTS.items()],
        "chosen": chosen,
        "county": presenter.county_name(county),
        "tallies": presenter.tallies(found),
        "map": presenter.tiles(found.of(kind)),
        "rows": page,
        "lines": presenter.lines(page),
        "coarse": presenter.coarse(found),
    }
    return render(request, "residents/list.html", context)
