"""换人: a member cannot go on, and the office puts another on the team; more people to choose from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from qingchen.inspection import store
from qingchen.inspection.actions.pool import add_to_pool
from qingchen.inspection.actions.substitution import replace_member
from qingchen.inspection.campaign_folder.pool import COLUMNS
from qingchen.inspection.models import Member, Round
from qingchen.inspection.staffing.terms import change_words
from qingchen.problems import Problem
from qingchen.values.actor import Role
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import staffing as people_presenter
from qingchen.web.presenters import substitutes as presenter

_REFUSED = ("team.not_ready", "team.no_reason", "pool.faulty", "notice.usernames_taken")
_office = only(Role.PROVINCE, act="更换检查组成员")


@require_http_methods(["GET", "HEAD", "POST"])
@_office
def replace(request: HttpRequest, username: str) -> HttpResponse:
    """Who could come, with what stands in the way; what was drawn with the one who leaves; and the act."""
    one = _round()
    leaving = Member.objects.filter(team__round=one, user__username=username).select_related("team", "user").first()
    if leaving is None:
        raise Problem("thing.not_found", what="这名成员")
    problem = None
    if request.method == "POST":
        drawn = {name.partition(".")[2]: str(how) for name, how in request.POST.items() if name.startswith("drawn.")}
        try:
            change = replace_member(
                actor_of(request),
                leaving.team,
                username,
                request.POST.get("reason", ""),
                incoming=request.POST.get("incoming", ""),
                successor=request.POST.get("successor", ""),
                drawn=drawn,
            )
        except Problem as met:
            if met.code not in _REFUSED:
                raise
            problem = met
        else:
            avoided = presenter.avoided(change)
            rest = f"{'、'.join(avoided)}须回避，未列入，请到“行程”重新测算。" if avoided else ""
            messages.success(request, f"已办理：第{change.team.number}组{change_words(change)}。{rest}")
            return redirect("round_people")
    context = presenter.page(one, leaving, request.POST) | {"problem": problem}
    return render(request, "round/replace.html", context, status=problem.kind.status if problem else 200)


@require_POST
@_office
def pool(request: HttpRequest) -> HttpResponse:
    """One more person who can be sent."""
    one = _round()
    told = {name: request.POST.get(name, "") for name in COLUMNS}
    told["skills"] = "、".join(request.POST.getlist("skills"))
    try:
        added = add_to_pool(actor_of(request), one, told)
    except Problem as met:
        if met.code not in _REFUSED:
            raise
        context = people_presenter.page(one) | {"problem": met, "told": told}
        return render(request, "round/people.html", context, status=met.kind.status)
    words = f"{added.user.name}已列入备用人员，账号 {added.user.username}。请到“账号”发开通码。"
    messages.success(request, words)
    return redirect("round_people")


def _round() -> Round:
    one = store.current_round()
    if one is None:
        raise Problem("thing.not_found", what="本轮督导检查")
    return one
