"""The acts of the year-end assessment, each by the person whose act it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from qingchen.assessment import store
from qingchen.assessment.actions import appeals, publishing
from qingchen.inspection.models import Round
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.web.people import actor_of, only
from qingchen.web.schemes import scheme_text
from qingchen.web.views.assessment import existing, round_in_hand


@require_POST
@only(Role.PROVINCE, Role.PLACE, act="办理年终考核")
def act(request: HttpRequest, name: str) -> HttpResponse:
    """One act; where it goes back to depends on whose it is."""
    actor, round_ = actor_of(request), round_in_hand()
    said = _do(request, actor, round_, name)
    messages.success(request, said)
    code = request.POST.get("unit", "")
    return redirect("assessment_place", code) if code else redirect("assessment")


def _do(request: HttpRequest, actor: Actor, round_: Round, name: str) -> str:
    text = request.POST.get
    match name:
        case "open_assessment":
            publishing.open_assessment(actor, round_, scheme_text(request, round_))
            return "已建立，按现有数据试算。"
        case "publish_provisional":
            one = publishing.publish_provisional(actor, existing(round_))
            return f"初评已公布，申诉期到 {one.appeal_until:%Y-%m-%d}。"
        case "publish_final":
            publishing.publish_final(actor, existing(round_))
            return "考核结果已公布，与初评的差别一并公布。"
        case "declare_veto":
            unit = store.unit_for(actor, round_, text("unit", ""))
            publishing.declare_veto(actor, existing(round_), unit, text("code", ""), text("reason", ""))
            return "否决事项已认定。"
        case "file_appeal":
            unit = store.unit_for(actor, round_, text("unit", ""))
            appeals.file_appeal(actor, existing(round_), unit, text("item_code", ""), text("reason", ""))
            return "申诉已提出。"
        case "accept_appeal":
            appeal = store.appeal_for(actor, text("appeal", ""))
            appeals.accept_appeal(actor, appeal, text("answer", ""), text("points", ""))
            return "申诉已采纳。"
        case "reject_appeal":
            appeals.reject_appeal(actor, store.appeal_for(actor, text("appeal", "")), text("answer", ""))
            return "已答复，未采纳。"
    raise Problem("thing.not_found", what="这项办理")
