"""接口令牌: ways in for programs, issued by the office, shown once, revoked at any time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.accounts.actions import MOST_TOKEN_DAYS, TOKEN_KEEPERS, issue_token, revoke_token
from qingchen.accounts.models import ApiToken
from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
from qingchen.problems import Problem
from qingchen.registers.catalogue import registers
from qingchen.registers.permissions import region_codes
from qingchen.values.actor import Role
from qingchen.values.region import Area
from qingchen.web.paging import page_of
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import tokens as presenter


@require_safe
@only(*TOKEN_KEEPERS, act="查看接口令牌")
def tokens(request: HttpRequest) -> HttpResponse:
    """Newest first, those that ran out or were revoked too."""
    return render(request, "tokens/list.html", _context(request))


@require_POST
@only(Role.PROVINCE, act="发放接口令牌")
def issue(request: HttpRequest) -> HttpResponse:
    """The page with the new secret, this once: it is in no address, no log and no later page."""
    asked = request.POST
    days = asked.get("days", "")
    try:
        token, secret = issue_token(
            actor_of(request),
            asked.get("title", ""),
            area=Area(region_codes(asked.get("area", "").replace("，", ","))),
            acts=[act for act in TokenAct if act.value in asked.getlist("acts")],
            registers=[name for name in asked.getlist("registers") if name in (ALL_REGISTERS, *registers())],
            days=int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0,
        )
    except Problem as problem:
        context = _context(request) | {"problem": problem, "asked": asked}
        return render(request, "tokens/list.html", context, status=problem.kind.status)
    return render(request, "tokens/issued.html", {"token": presenter.token(token), "secret": secret})


@require_POST
@only(*TOKEN_KEEPERS, act="停用接口令牌")
def revoke(request: HttpRequest, public_id: str) -> HttpResponse:
    revoke_token(actor_of(request), public_id)
    return redirect("tokens")


def _context(request: HttpRequest) -> dict[str, object]:
    rows = page_of(request, ApiToken.objects.order_by("-issued_at", "-id"))
    return {
        "rows": rows,
        "tokens": [presenter.token(row) for row in rows],
        "may_issue": actor_of(request).role is Role.PROVINCE,
        "acts": [(act.value, act.title) for act in TokenAct],
        "registers": [(name, one.title) for name, one in registers().items()],
        "most_days": MOST_TOKEN_DAYS,
    }
