"""The one place that turns a `Problem` into a page, a fragment or JSON."""

import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from qingchen import clock
from qingchen.problems import Problem
from qingchen.registers.damaged_file import damage_told_by
from qingchen.standards.dated import NotInForce
from qingchen.web.api.problem_json import no_such_address, problem_json, wrong_method

_log = logging.getLogger(__name__)


class ProblemPages:
    """Answer a `Problem` raised in a view with its status, its sentence and all its lines.

    API paths get JSON, htmx requests a fragment (shown in the page's notice line), all others a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.path.startswith("/api/"):
            return wrong_method(request.method or "", response.headers.get("Allow", ""))
        if response.status_code == 405 and not response.content:
            # Django's own answer is a blank page: met after signing in again on the way to an act.
            told = problem_response(request, Problem("request.not_opened"))
            told["Allow"] = response.headers.get("Allow", "")
            return told
        return response

    def process_view(
        self, request: HttpRequest, view: object, positional: object, named: Mapping[str, Any]
    ) -> HttpResponse | None:
        """No database takes a NUL within a text, and nobody types one: told here once for every route.

        Bodies of the API are not read here: their shapes look for themselves.
        """
        posted = [] if request.path.startswith("/api/") else list(request.POST.lists())
        in_path = [("地址", [value for value in named.values() if isinstance(value, str)])]
        for name, values in [*in_path, *request.GET.lists(), *posted]:
            if "\0" in name or any("\0" in value for value in values):
                shown = name.replace("\0", "")
                return problem_response(request, Problem("request.control_character", where=shown))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Problem):
            return problem_response(request, exception)
        if isinstance(exception, NotInForce):
            # Whoever asks about a day before the first rules is told which one there was not yet.
            return problem_response(request, Problem("request.no_rule_yet", told=str(exception)))
        if (damage := damage_told_by(exception)) is not None:
            _log.error("%s %s", request.method, request.path, exc_info=exception)
            return problem_response(request, damage)
        if isinstance(exception, Http404) and request.path.startswith("/api/"):
            # The library's own pages, which are switched off.
            return no_such_address(request)
        if request.path.startswith("/api/"):
            # A program gets JSON also for our own mistake; pages have 500.html.
            _log.error("%s %s", request.method, request.path, exc_info=exception)
            return problem_json(Problem("request.failed", time=f"{clock.now():%Y-%m-%d %H:%M:%S}"))
        return None


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The answer for one problem, in the shape that this request can show."""
    status = problem.kind.status
    if request.path.startswith("/api/"):
        return problem_json(problem)
    template = "problem_fragment.html" if getattr(request, "htmx", False) else "problem.html"
    context = {"problem": problem, "status": status, "back": _came_from(request)}
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _came_from(request: HttpRequest) -> str:
    """The page of ours on which the act was asked for, empty where it is not known: back there and not to the start."""
    told = urlsplit(request.headers.get("Referer", ""))
    if told.netloc != request.get_host() or told.path == request.path or told.path.startswith("//"):
        return ""
    return urlunsplit(("", "", told.path, told.query, ""))
