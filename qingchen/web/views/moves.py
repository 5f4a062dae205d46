"""近来的变动: after a batch is accepted, which figures moved, from what to what, and by whose file."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qingchen import clock
from qingchen.indicators.groups import BY_TITLES
from qingchen.web import rates
from qingchen.web.moves import batch_that_moves, batches_that_move, moves_of
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import moves as presenter

_NEWEST = 20
_ACT = "查看近来的变动"


@require_safe
@only(*OFFICES, act=_ACT)
def moves(request: HttpRequest) -> HttpResponse:
    """The newest batches; what each moved is fetched when it comes into sight."""
    actor, question = actor_of(request), _question(request)
    batches = batches_that_move(actor, _NEWEST)
    names = presenter.names_of(batches)
    context = {
        "batches": [presenter.batch_line(one, names) for one in batches],
        "question": question,
        "views": [(by, BY_TITLES[by], question.address(by=by)) for by in rates.VIEWS],
        "address": question.address(),
        "newest": _NEWEST,
    }
    return render(request, "moves/list.html", context)


@require_safe
@only(*OFFICES, act=_ACT)
def batch_moves(request: HttpRequest, uid: str) -> HttpResponse:
    """One batch: its page, or the table alone where the list asks for it."""
    actor, question = actor_of(request), _question(request)
    batch = batch_that_moves(actor, uid)
    found = moves_of(actor, batch, question.by, question.about)
    told = presenter.moves(found, replace(question, until=batch.number))
    context = {"batch": presenter.batch_line(batch, presenter.names_of([batch])), "moves": told, "question": question}
    template = "moves/table.html" if getattr(request, "htmx", False) else "moves/batch.html"
    return render(request, template, context)


def _question(request: HttpRequest) -> rates.Question:
    return replace(rates.question_of(request), across=None, within="", known_on=clock.today(), until=0)
