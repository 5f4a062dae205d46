"""The one place that turns a `Problem` into a page, a fragment or JSON."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qingchen.problems import Problem
from qingchen.web.api.problem_json import problem_json


class ProblemPages:
    """Answer a `Problem` raised in a view with its status, its sentence and all its lines.

    API paths get JSON, htmx requests a fragment (shown in the page's notice line), all others a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Problem):
            return None
        return problem_response(request, exception)


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The answer for one problem, in the shape that this request can show."""
    status = problem.kind.status
    if request.path.startswith("/api/"):
        return problem_json(problem)
    template = "problem_fragment.html" if getattr(request, "htmx", False) else "problem.html"
    response = render(request, template, {"problem": problem, "status": status}, status=status)
    response["Cache-Control"] = "no-store"
    return response
