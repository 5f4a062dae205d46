"""检查对象: who is looked at, and the heart page with the three values of each item."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from qingchen.findings.store import found_by_inspection
from qingchen.inspection import store
from qingchen.inspection.actions.sheets import note_observation
from qingchen.inspection.models import Inspectee
from qingchen.values.actor import Actor, Role
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import sheets as sheet_presenter
from qingchen.web.presenters import three_values as presenter
from qingchen.web.presenters.rates import drill_address
from qingchen.web.rates import frozen_question


@require_safe
@only(*OFFICES, act="查看检查对象")
def inspectees(request: HttpRequest) -> HttpResponse:
    """Units, counties and employers with the progress of their sheets, by team."""
    actor, round_ = actor_of(request), store.current_round()
    found = list(store.inspectees_for(actor, round_).prefetch_related("sheets__form")) if round_ else []
    visible = set(store.sheets_for(actor, round_).values_list("id", flat=True)) if round_ else set()
    lines = [_line(one, visible) for one in found]
    return render(request, "inspectees/list.html", {"inspectees": lines})


@require_safe
@only(*OFFICES, act="查看检查对象")
def inspectee(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    one = store.inspectee_for(actor, public_id)
    values, address = store.three_values(actor, one), _drill(one)
    rows = [presenter.row(row, address) for row in values]
    lists = presenter.filtered(rows, actor.name)
    chosen = request.GET.get("list", "all")
    chosen = chosen if chosen in lists else "all"
    sheets = list(store.sheets_for(actor, one.unit.round).filter(inspectee=one))
    inspection = next((sheet for sheet in sheets if sheet.purpose == "inspection"), None)
    return render(
        request,
        "inspectees/inspectee.html",
        {
            "one": one,
            "sheets": [sheet_presenter.sheet(sheet, store.progress(sheet)) for sheet in sheets],
            "inspection": inspection,
            "may_fill": inspection is not None and store.may(actor, "save_entry", inspection),
            "keeps_records": actor.role is not Role.PLACE,
            "may_note": store.may(actor, "note_observation", one),
            "groups": _by_domain(lists[chosen], values),
            "filters": [(name, presenter.LISTS[name], len(lists[name])) for name in presenter.LISTS],
            "chosen": chosen,
            "tallies": presenter.tallies(rows),
            "observations": _observations(actor, one),
            "findings": found_by_inspection(actor, one.unit.round).filter(inspectee=one).count(),
        },
    )


@require_POST
@only(*OFFICES, act="记录工作亮点和建议")
def observe(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    one = store.inspectee_for(actor, public_id)
    kind = request.POST.get("kind", "")
    kind = kind if kind in ("basic", "highlight", "suggestion") else "basic"
    note_observation(actor, one, kind, request.POST.get("text", ""))
    messages.success(request, "已记录，签发报告时写入。")
    return redirect("inspectee", public_id)


def _line(one: Inspectee, visible: set[int]) -> dict[str, Any]:
    sheets = [sheet for sheet in one.sheets.all() if sheet.id in visible]
    for sheet in sheets:
        sheet.inspectee = one
    return {
        "public_id": one.public_id,
        "name": one.name,
        "kind": one.get_kind_display(),
        "chosen": one.get_chosen_display(),
        "reason": one.reason,
        "unit": one.unit.name,
        "team": one.unit.team.number,
        "sealed": one.released_at is None,
        "sheets": [sheet_presenter.sheet(sheet, store.progress(sheet)) for sheet in sheets],
    }


def _by_domain(lines: list[dict[str, Any]], rows: Any) -> list[dict[str, Any]]:
    domains = {row.item.code: row.item.domain for row in rows}
    order = dict.fromkeys(domains.values())
    return [
        {"domain": domain, "lines": held}
        for domain in order
        if (held := [line for line in lines if domains[line["code"]] == domain])
    ]


def _observations(actor: Actor, one: Inspectee) -> list[dict[str, str]]:
    """What the team noted; the place reads it once the report is signed."""
    if actor.role is Role.PLACE and one.unit.team.state != "signed":
        return []
    return [{"kind": row.get_kind_display(), "text": row.text} for row in one.observations.all()]


def _drill(one: Inspectee) -> str:
    """Where a computed figure opens: at the very facts that it was computed from."""
    question = frozen_question(one.kind, one.unit.round.campaign)
    if question is None:
        return ""
    address = drill_address("INDICATOR", one.code + "TRADE", question)
    return address.replace("INDICATOR", "{indicator}").replace("TRADE", "{trade}")
