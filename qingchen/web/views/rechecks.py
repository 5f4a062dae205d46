"""复查抽取: the frame with its fingerprint first, the seed afterwards, and the draws so far."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from qingchen import clock
from qingchen.findings.actions.review import draw_rechecks
from qingchen.findings.models import Finding
from qingchen.findings.store import findings_for, recheck_frame
from qingchen.inspection import store
from qingchen.inspection.draw import frame_digest
from qingchen.problems import Problem
from qingchen.standards.rules import rule
from qingchen.values.actor import Role
from qingchen.web.people import actor_of, only


@require_http_methods(["GET", "HEAD", "POST"])
@only(Role.PROVINCE, act="抽取复查问题")
def rechecks(request: HttpRequest) -> HttpResponse:
    actor, round_ = actor_of(request), store.current_round()
    if round_ is None:
        raise Problem("thing.not_found", what="督导检查轮次")
    if request.method == "POST":
        draw = draw_rechecks(actor, round_, request.POST.get("digest", ""), request.POST.get("seed", ""))
        taken = draw.drawn.split("\n")
        messages.success(request, f"抽中 {len(taken)} 个：{'、'.join(taken)}。")
        return redirect("rechecks")
    by_number = {one.number: one for one in findings_for(actor, round_).exclude(number="")}
    frame = recheck_frame(round_)
    share = rule("recheck_share_percent", clock.today())
    context = {
        "frame": [by_number[number] for number in frame],
        "digest": frame_digest(frame) if frame else "",
        "take": max(1, -(-len(frame) * int(share.value) // 100)) if frame else 0,
        "share": share,
        "draws": [
            {
                "draw": draw,
                "size": len(draw.frame.split("\n")),
                "lines": [_line(by_number, number, outcomes) for number in draw.drawn.split("\n")],
            }
            for draw in round_.recheck_draws.order_by("-id")
            for outcomes in [{one.finding.number: one.passed for one in draw.rechecks.select_related("finding")}]
        ],
    }
    return render(request, "findings/rechecks.html", context)


def _line(by_number: dict[str, Finding], number: str, outcomes: dict[str, bool]) -> dict[str, object]:
    said = {True: ("通过", "tag-good"), False: ("未通过", "tag-bad"), None: ("待复查", "tag-amber")}
    words, tag = said[outcomes.get(number)]
    return {"finding": by_number[number], "words": words, "tag": tag}
