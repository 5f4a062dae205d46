"""What the documents of the round say: the signed teams' reports, and what the office entered on issuing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from qingchen.inspection.models import Round, Team
from qingchen.inspection.states import TeamState
from qingchen.inspection.store import campaign_of
from qingchen.reports.gathering import content_of
from qingchen.reports.models import ReportFile
from qingchen.reports.round_content import RoundContent

TO_ONE_PLACE = {"feedback": "督导检查反馈意见", "rectification_order": "整改通知书"}
"""Titles as a receipt names them."""


def round_content(round_: Round, entered: Mapping[str, Any]) -> RoundContent | None:
    """None before any team has signed. A team that has not is left out whole: its visits may still be sealed.

    entered   number, due_on, seal_of, contact, copies_to, issued_on: texts, days as ISO 8601 or empty
    """
    signed = Team.objects.filter(round=round_, state=TeamState.SIGNED).order_by("number")
    teams = tuple(
        content_of(team, team.signed_at.date() if team.signed_at else None, with_leads=False) for team in signed
    )
    if not teams:
        return None
    return RoundContent(
        office=campaign_of(round_).round.issuer,
        teams=teams,
        units_of_round=round_.units.count(),
        issued_on=_day(entered.get("issued_on")),
        due_on=_day(entered.get("due_on")),
        number=str(entered.get("number", "")),
        seal_of=str(entered.get("seal_of", "")),
        contact=str(entered.get("contact", "")),
        approver=str(entered.get("approver", "")),
        handed=_handed(round_),
        copies_to=copies(str(entered.get("copies_to", ""))),
    )


def _handed(round_: Round) -> tuple[tuple[str, str, str], ...]:
    """Letters to one place each that stand, the older ones first: Word and PDF of one share their page code."""
    files = ReportFile.objects.filter(round=round_, kind__in=TO_ONE_PLACE, superseded_at=None)
    told = files.order_by("id").values_list("inspectee__unit__full_name", "kind", "print_code")
    return tuple(dict.fromkeys((place, TO_ONE_PLACE[kind], code) for place, kind, code in told))


def copies(text: str) -> tuple[str, ...]:
    """抄送 as entered, one name each: they are set apart by 、 or ，."""
    return tuple(part.strip() for part in text.replace("，", "、").split("、") if part.strip())


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
