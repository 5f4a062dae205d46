"""Indicators: their definitions, and their results by place, trade or size as known on a day about a day."""

from typing import Any, cast

from django.http import HttpRequest
from ninja import Query, Router

from qingchen import clock
from qingchen.accounts.token_holder import TokenAct
from qingchen.indicators.actions import export_results
from qingchen.indicators.catalogue import indicators as every_indicator
from qingchen.indicators.definition import definitions
from qingchen.indicators.formats import as_object
from qingchen.indicators.groups import By
from qingchen.indicators.indicator import Indicator
from qingchen.problems import Problem
from qingchen.web import rates
from qingchen.web.api.answers import problems
from qingchen.web.api.caller import allowed, check_asked, holder
from qingchen.web.api.shapes import ResultsAsked, ResultsPage

router = Router()


@router.get("", response=dict[str, dict[str, str]], summary="令牌可用的指标及其口径", openapi_extra=problems())
def list_indicators(request: HttpRequest) -> dict[str, dict[str, str]]:
    return definitions(_known(request))


@router.get("/results", response=ResultsPage, summary="指标结果及口径", openapi_extra=problems(403, 404))
def results(request: HttpRequest, asked: Query[ResultsAsked]) -> dict[str, Any]:
    """分子、分母为整数；令牌的区域以外的分组不给出，只含一部分的标明。"""
    check_asked(request, asked)
    actor = allowed(request, TokenAct.READ)
    known = {one.name for one in _known(request)}
    names = known & set(asked.indicator) if asked.indicator else known
    if set(asked.indicator) - known:
        raise Problem("thing.not_found", what="这个指标")
    today = clock.today()
    across = cast(By, asked.across) if asked.across and asked.across != asked.by else None
    about, known_on = asked.about or today, asked.known_on or today
    late = (*rates.too_late("about", about, rates.last_day()), *rates.too_late("known_on", known_on, today))
    if late:
        raise Problem("request.invalid", count=len(late), lines=late)
    question = rates.Question(cast(By, asked.by), max(about, rates.EARLIEST), known_on, across=across)
    found = [one for one in rates.results_for(actor, question) if one.indicator in names]
    export_results(actor, found, "json", by=question.by, across=across)
    told = definitions([one for one in _known(request) if one.name in names])
    return {"definitions": told, "results": [as_object(one) for one in found]}


def _known(request: HttpRequest) -> list[Indicator]:
    """Those all of whose registers the token is for."""
    held = holder(request)
    return [one for one in every_indicator().values() if all(held.knows(register) for register in one.reads)]
