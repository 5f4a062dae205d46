"""随行文书: the papers that a team takes along, drawn up from what is entered: records to sign, minutes, forms."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qingchen.inspection import store
from qingchen.inspection.models import Team
from qingchen.problems import Problem
from qingchen.reports.catalogue import reports
from qingchen.reports.gathering import content_of
from qingchen.reports.pdf.faces import faces
from qingchen.reports.report import Draft, pdf_file, word_file
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import PDF, WORD, download
from qingchen.web.people import actor_of, only

PAPERS = ("meeting_minutes", "on_site_record", "inquiry_record", "form_annex")
_team_only = only(Role.INSPECTOR, act="打印随行文书")


@require_safe
@_team_only
def papers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every paper of the team's places, as Word and PDF."""
    actor = actor_of(request)
    team = _team(actor, public_id)
    context: dict[str, Any] = {
        "team": team,
        "kinds": [
            (kind, reports()[kind].title, [draft.file_name.removesuffix(".docx") for draft in _drafts(team, kind)])
            for kind in PAPERS
        ],
        "typefaces": faces().no_pdf or faces().note,
        "with_pdf": not faces().wanting,
    }
    return render(request, "reports/papers.html", context)


@require_safe
@_team_only
def paper(request: HttpRequest, public_id: str, kind: str, number: int, ending: str) -> HttpResponse:
    """One paper, as it stands now; it is not kept."""
    team = _team(actor_of(request), public_id)
    drafts = _drafts(team, kind) if kind in PAPERS else []
    if number >= len(drafts) or ending not in ("docx", "pdf") or (ending == "pdf" and faces().wanting):
        raise Problem("thing.not_found", what="这份文书")
    built = word_file(drafts[number]) if ending == "docx" else pdf_file(drafts[number])
    return download(built.data, built.file_name, WORD if ending == "docx" else PDF)


def _team(actor: Actor, public_id: str) -> Team:
    return store.team_for(actor, public_id)


def _drafts(team: Team, kind: str) -> list[Draft]:
    signed_on = team.signed_at.date() if team.signed_at else None
    return list(reports()[kind].draft(content_of(team, signed_on, with_leads=False)))
