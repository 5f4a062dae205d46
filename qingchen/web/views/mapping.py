"""列对应: what each column of a received file means, proposed, confirmed or changed by an officer, and remembered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from qingchen import clock
from qingchen.problems import Problem
from qingchen.registers import actions, store
from qingchen.registers.actions.take_in import proposal_of
from qingchen.registers.catalogue import register_named
from qingchen.registers.changed_headings import ChangedHeadings, changed_headings
from qingchen.registers.given_back import OF_THE_FILE
from qingchen.registers.mapping import ColumnMapping, from_data, mappings
from qingchen.registers.mapping_faults import mapping_faults, of_one_file
from qingchen.registers.models import Submission
from qingchen.registers.problem_classes import by_class
from qingchen.registers.received_rows import read_received
from qingchen.registers.register import Severity
from qingchen.registers.sheet_proposal import SheetProposal, proposed_mapping
from qingchen.values.actor import Role
from qingchen.web.downloads import download
from qingchen.web.mapping_form import chosen_twice, mapping_of_form
from qingchen.web.people import actor_of, only
from qingchen.web.presenters import mapping as presenter
from qingchen.web.submissions_seen import submission_for

_office = only(Role.PROVINCE, Role.PLACE, act="报送和审核台账")
_TRIED_AT_MOST = 16_000_000
"""Bytes: a larger file is not read through only to show what a mapping would give."""


@require_http_methods(["GET", "HEAD", "POST"])
@_office
def mapping(request: HttpRequest, public_id: str) -> HttpResponse:
    actor = actor_of(request)
    found = submission_for(actor, public_id)
    proposal = proposal_of(found)
    if found.state not in (Submission.State.RECEIVED, Submission.State.CHECKED) or proposal is None:
        return redirect("submission", public_id)
    twice: list[str] = []
    register, start = register_named(found.register), request.GET.get("start", "")
    changed = None if start or found.mapping else _changed(found, proposal)
    draft, said, problem = _start(found, proposal, start, changed), request.POST.get("say", ""), None
    if request.method == "POST":
        if said == "headings":
            actions.use_mapping(actor, found, "")
            return _checked(request, found)
        twice = chosen_twice(request.POST, proposal, register)
        draft = mapping_of_form(request.POST, proposal, register, f"{found.register}:{found.region}")
        if said == "yaml":
            return download(draft.to_yaml().encode(), f"列对应-{found.file_name}.yaml", "application/yaml")
        if said == "confirm" and not twice:
            try:
                remember = bool(request.POST.get("remember"))
                actions.confirm_mapping(actor, found, draft, proposal.headings, remember=remember)
                return _checked(request, found)
            except Problem as refused:
                problem = refused
    faults = [*twice, *mapping_faults(draft, register)] if said and not problem else []
    context = {
        "one": found,
        "register": register,
        "sheet": proposal.sheet.name,
        "line": proposal.line,
        "page": presenter.page(proposal, draft, register),
        "problem": problem,
        "faults": faults,
        "tried": _tried(found, draft) if said == "try" and not faults else None,
        "changed": presenter.changes(changed, register) if changed else None,
        "of_one_file": of_one_file(draft, register),
        "known": [(name, one.title) for name, one in mappings().items() if _fits(one, found, proposal)],
    }
    return render(request, "submissions/mapping.html", context, status=problem.kind.status if problem else 200)


def _changed(found: Submission, proposal: SheetProposal) -> ChangedHeadings | None:
    known = [from_data(one.public_id, one.data) for one in actions.kept_for(found.register, found.region)]
    return changed_headings(known, proposal, register_named(found.register))


def _start(found: Submission, proposal: SheetProposal, start: str, changed: ChangedHeadings | None) -> ColumnMapping:
    """What the page shows at first: a shipped mapping that was asked for, the file's own, what was confirmed of the
    table before its headings changed, or the proposal."""
    if start in mappings() and _fits(mappings()[start], found, proposal):
        return mappings()[start]
    own = actions.mapping_named(found.mapping)
    return (
        own
        or (changed.draft if changed else None)
        or proposed_mapping(proposal, register_named(found.register), found.file_name.rpartition(".")[0])
    )


def _fits(one: ColumnMapping, found: Submission, proposal: SheetProposal) -> bool:
    return one.register == found.register and one.fits(proposal.headings)


def _tried(found: Submission, draft: ColumnMapping) -> dict[str, Any] | None:
    """What the file would give if it were read so: rows, and problems by class."""
    if found.size > _TRIED_AT_MOST:
        return None
    data = store.read_sealed_file(found.received_file.path)
    register = register_named(found.register)
    read, problems = read_received(register, found.file_name, data, found.region.split(","), clock.today(), draft)
    faults = [one for one in problems if one.severity is Severity.FAULT]
    refused = {(one.source.sheet, one.source.row) for one in faults}
    heads = any(one.rule in OF_THE_FILE for one in faults)
    slipped = sum(one.rule == "cells_shifted" for one in problems)
    return {
        "rows": read.rows_read + slipped,
        # Beyond what is told in full no line is known to be right.
        "good": None if len(faults) < problems.total else 0 if heads else read.rows_read + slipped - len(refused),
        "heads": heads,
        "faults": problems.total,
        "told_in_full": len(faults),
        "classes": by_class(faults),
        "told": read.left_out,
    }


def _checked(request: HttpRequest, found: Submission) -> HttpResponse:
    result = actions.check(actor_of(request), found)
    messages.success(request, f"已按确认的对应读取，共 {result.rows} 行，{result.problems.total} 处问题。")
    return redirect("submission", found.public_id)
