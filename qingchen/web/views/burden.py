"""减负台账 (八项规定): what was asked of whom; planning a request, refused where the thing is known."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.inspection import store
from qingchen.inspection.actions.asks import plan_ask
from qingchen.values.actor import Role
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import burden as presenter


@require_safe
@only(*OFFICES, act="查看减负台账")
def burden(request: HttpRequest) -> HttpResponse:
    actor, round_ = actor_of(request), store.current_round()
    return render(request, "burden/page.html", presenter.page(actor, round_) if round_ else {})


@require_POST
@only(Role.PROVINCE, Role.INSPECTOR, act="向地方提出要求")
def ask(request: HttpRequest) -> HttpResponse:
    """Enter a request before it is made; what is known already is said, and not asked."""
    actor = actor_of(request)
    inspectee = store.inspectee_for(actor, request.POST.get("place", ""))
    people, minutes = (_number(request.POST.get(name, "")) for name in ("people", "minutes"))
    made = plan_ask(
        actor,
        inspectee,
        request.POST.get("kind", ""),
        request.POST.get("subject", ""),
        people=people,
        minutes=minutes,
    )
    if made.refused:
        messages.warning(request, f"没有提出：{made.refused}。")
    else:
        messages.success(request, f"已登记，向{inspectee.name}提出“{made.subject}”。")
    return redirect("burden")


def _number(text: str) -> int:
    """-1, which the act refuses, where it is no number."""
    return (int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1) if text.strip() else 0
