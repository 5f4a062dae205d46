"""The first page, and 待办."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from qingchen.inspection import store
from qingchen.values.actor import Role
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters.tasks import tasks as presenter


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Everyone's own first page."""
    return redirect("audit" if actor_of(request).role is Role.SECURITY_AUDITOR else "tasks")


@require_safe
@only(*OFFICES, act="查看待办")
def tasks(request: HttpRequest) -> HttpResponse:
    round_ = store.current_round()
    return render(request, "tasks.html", {"tasks": presenter(actor_of(request), round_)})
