"""复查抽取: findings that were reviewed are frozen as a frame; the session of draws publishes it, the number draws."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from qingchen import clock
from qingchen.findings.actions.rechecks import freeze_rechecks
from qingchen.inspection import store
from qingchen.problems import Problem
from qingchen.standards.rules import rule
from qingchen.values.actor import Role
from qingchen.web.people import actor_of, only
from qingchen.web.presenters.findings import rechecks as presenter


@require_http_methods(["GET", "HEAD", "POST"])
@only(Role.PROVINCE, act="抽取复查问题")
def rechecks(request: HttpRequest) -> HttpResponse:
    actor, round_ = actor_of(request), store.current_round()
    if round_ is None:
        raise Problem("thing.not_found", what="督导检查轮次")
    if request.method == "POST":
        asked = request.POST
        again = asked.get("again") == "yes"
        draw = freeze_rechecks(actor, round_, asked.get("digest", ""), again=again, reason=asked.get("reason", ""))
        messages.success(request, f"复查抽样框已固化，列入{draw.session.title}。请公布指纹并约定公开号码。")
        return redirect("draws")
    context = presenter.page(actor, round_) | {"share": rule("recheck_share_percent", clock.today())}
    return render(request, "findings/rechecks.html", context)
