"""操作留痕: the lines of the audit chain and their verification. For the province and the security auditor only."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from qingchen.accounts.models import AuditLine
from qingchen.accounts.store import verify_chain
from qingchen.registers.actions import last_check
from qingchen.values.actor import Role
from qingchen.web.paging import page_of
from qingchen.web.people import only
from qingchen.web.presenters import audit as presenter
from qingchen.web.rates import unit_areas

_reader = only(Role.PROVINCE, Role.SECURITY_AUDITOR, act="查看操作留痕")


@require_safe
@_reader
def audit(request: HttpRequest) -> HttpResponse:
    """Newest first, by act and by person."""
    return render(request, "audit/list.html", _context(request))


@require_POST
@_reader
def verify(request: HttpRequest) -> HttpResponse:
    """Recompute the whole chain and say what was found."""
    return render(request, "audit/list.html", _context(request) | {"verdict": verify_chain()})


def _context(request: HttpRequest) -> dict[str, Any]:
    act, who = request.GET.get("act", ""), request.GET.get("who", "").strip()
    lines = AuditLine.objects.order_by("-id")
    if act:
        lines = lines.filter(act=act)
    if who:
        lines = lines.filter(Q(actor=who) | Q(actor_name__contains=who))
    rows, units = page_of(request, lines), {unit.code: unit.name for unit in unit_areas()}
    acts = AuditLine.objects.order_by().values_list("act", flat=True).distinct()
    return {
        "rows": rows,
        "lines": [presenter.line(row, units) for row in rows],
        "acts": sorted((presenter.TITLES.get(name, name), name) for name in acts),
        "act": act,
        "who": who,
        "check": last_check(),
    }
