"""查看: the sealed columns of one row, shown once to who says why. Nothing of it is kept, by us or by the browser."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from qingchen.problems import Problem
from qingchen.registers.actions import reveal as reveal_row
from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import file_ids
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import persons as presenter


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="查看敏感信息")
@sensitive_post_parameters()
@never_cache
def reveal(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the reason, then show the row: in the place of the button, or as a page of its own."""
    name, batch, row = file_ids().row_of(token)
    register = register_named(name)
    context = {"token": token, "register": register.title, "reasons": presenter.REASONS}
    status = 200
    if request.method == "POST":
        try:
            values = reveal_row(actor_of(request), name, batch, row, request.POST.get("reason", ""))
            context["fields"] = presenter.revealed(register, values)
        except Problem as problem:
            if problem.code != "reveal.no_reason":
                raise
            # Asked again in the same place: the reason is still to be written.
            context["problem"], status = problem, problem.kind.status
    part = "shown" if "fields" in context else "ask"
    whole = not getattr(request, "htmx", False)
    template = "reveal/page.html" if whole else f"reveal/{part}.html"
    return render(request, template, context | {"part": f"reveal/{part}.html"}, status=status)
