"""账号: who has one, codes that open them, and the door at which a person chooses the first password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen.accounts.activation.actions import activate_account, issue_codes
from qingchen.accounts.activation.code import DAYS
from qingchen.accounts.activation.store import accounts
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.paging import page_of
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import accounts as presenter

_KEEPERS = (Role.PROVINCE, Role.SECURITY_AUDITOR)


@require_safe
@only(*_KEEPERS, act="查看账号")
def people(request: HttpRequest) -> HttpResponse:
    """Every account, or those of one state."""
    every = list(accounts())
    counts = {state: sum(presenter.state_of(one) == state for one in every) for state in presenter.STATES}
    wanted = request.GET.get("state", "")
    rows = page_of(request, [one for one in every if wanted not in counts or presenter.state_of(one) == wanted])
    context = {
        "rows": rows,
        "people": [presenter.row(one) for one in rows],
        "states": [(state, title, counts[state]) for state, title in presenter.STATES.items() if counts[state]],
        "wanted": wanted,
        "all": len(every),
        "waiting": counts["waiting"],
        "may_issue": actor_of(request).role is Role.PROVINCE,
    }
    return render(request, "accounts/list.html", context)


@require_POST
@never_cache
@only(Role.PROVINCE, act="发放开通码")
def codes(request: HttpRequest) -> HttpResponse:
    """The page with the codes, this once; of the accounts chosen, or of all that nobody has opened yet."""
    if request.POST.get("whom") == "waiting":
        users = [one for one in accounts() if presenter.state_of(one) == "waiting"]
    else:
        users = list(accounts().filter(username__in=request.POST.getlist("username")))
    handed = issue_codes(actor_of(request), users)
    rows = [presenter.row(user) | {"code": code} for user, code in handed]
    return render(request, "accounts/issued.html", {"rows": rows, "days": DAYS})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activate(request: HttpRequest) -> HttpResponse:
    """Open to whoever has a code: nothing about an account can be learned here without one."""
    if request.method != "POST":
        return render(request, "accounts/activate.html", {"days": DAYS})
    asked = request.POST
    try:
        if asked.get("password", "") != asked.get("again", ""):
            raise Problem("account.two_passwords")
        activate_account(asked.get("username", ""), asked.get("code", ""), asked.get("password", ""))
    except Problem as problem:
        context = {"problem": problem, "username": asked.get("username", ""), "days": DAYS}
        return render(request, "accounts/activate.html", context, status=problem.kind.status)
    messages.success(request, "口令已设定，请登录。")
    return redirect("account_login")
