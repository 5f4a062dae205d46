"""全省一览: rates by unit, a tile grid in place of a map, and who has handed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qingchen.findings.store import found_by_inspection
from qingchen.indicators.catalogue import MAIN
from qingchen.inspection import store
from qingchen.inspection.models import Round
from qingchen.values.actor import Actor, Role
from qingchen.web import rates
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import overview as presenter
from qingchen.web.presenters import rates as rates_presenter


@require_safe
@only(Role.PROVINCE, Role.INSPECTOR, act="查看全省一览")
def overview(request: HttpRequest) -> HttpResponse:
    actor, round_ = actor_of(request), store.current_round()
    question = rates.question_of(request)
    results = rates.results_for(actor, question)
    shown = request.GET.get("indicator", MAIN[0])
    shown = shown if shown in MAIN else MAIN[0]
    chosen = [result for result in results if result.indicator == shown]
    return render(
        request,
        "overview/overview.html",
        {
            "question": question,
            "table": rates_presenter.table(results, question),
            "indicators": [
                (name, rates_presenter.SHORT[name], f"{question.address()}&indicator={name}") for name in MAIN
            ],
            "shown": shown,
            "shown_title": chosen[0].title if chosen else "",
            "tiles": presenter.tiles(chosen, question, presenter.positions(round_)),
            "dots": presenter.dots(chosen, question),
            "teams": _teams(actor, round_) if round_ else [],
        },
    )


def _teams(actor: Actor, round_: Round) -> list[dict[str, Any]]:
    counts: dict[int, int] = {}
    for finding in found_by_inspection(actor, round_):
        counts[finding.inspectee.unit.team_id] = counts.get(finding.inspectee.unit.team_id, 0) + 1
    return [presenter.team(line, counts.get(line.team.id, 0)) for line in store.handed_in(actor, round_)]
